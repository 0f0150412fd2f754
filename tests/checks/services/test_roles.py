"""What each role may do is enforced by the program, and by the database against every program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from checks.casebook import Casebook
from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.role import Role
from checks.domain.verdict import Verdict
from checks.errors import CasebookError, NotAllowed
from checks.ingest.document import Document
from checks.services.server_roles import run, statements_for_login, statements_for_roles
from checks.storage import roles
from checks.storage.location import Location

LOGINS = {Role.READER: "rita", Role.CHECKER: "carl", Role.REVIEWER: "rosa", Role.ADMIN: "ada"}


@pytest.fixture
def engine() -> str:
    """Nothing here is for files."""
    return "postgresql"


@pytest.fixture
def shared(where: str) -> Iterator[str]:
    """A casebook with a claim and the four roles, each given to one login."""
    with Casebook.create(where, person="Owner") as casebook:
        assert casebook.role is Role.ADMIN
        document = Document(text="Eight died.", original=b"Eight died.", media_type="text/plain", title="Strike")
        version = casebook.articles.add(document).after[2]
        casebook.claims.accept(casebook.claims.add(version, 0, 10, Kind.QUANTITY).after[0])
    run(where, statements_for_roles(where))
    run(where, statements_for_roles(where))
    execute(where, *(f"CREATE ROLE {login} LOGIN" for login in LOGINS.values()))
    for role, login in LOGINS.items():
        run(where, statements_for_login(where, login, role))
    yield where
    database = make_url(where).database
    names = ", ".join(f'"{database}_public_{role.value}"' for role in Role)
    logins = ", ".join(LOGINS.values())
    execute(where, f"DROP OWNED BY {names}, {logins}", f"DROP ROLE {logins}", f"DROP ROLE {names}")


def execute(where: str, *statements: str) -> None:
    engine = create_engine(where, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def as_role(where: str, role: Role) -> str:
    return make_url(where).set(username=LOGINS[role]).render_as_string(hide_password=False)


def note() -> Evidence:
    return Evidence(uuid4(), EvidenceKind.NOTE, "Call")


def judged(casebook: Casebook) -> Claim:
    claim = casebook._records.all(Claim)[0]
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names."))
    return casebook.claims.get(claim.id)


def test_each_login_has_its_role(shared: str) -> None:
    for role in Role:
        with Casebook.open(as_role(shared, role), person=role.value) as casebook:
            assert casebook.role is role


def test_a_reader_reads_and_is_told_so_in_a_sentence(shared: str) -> None:
    with Casebook.open(as_role(shared, Role.READER), person="Rita") as casebook:
        assert casebook.articles.overview()[0].article.title == "Strike"
        with pytest.raises(NotAllowed, match=r"“Add evidence” was not done: you may only read"):
            casebook.evidence.add(note())
        casebook._records.role = Role.ADMIN  # a program that does not care
        with pytest.raises(NotAllowed, match=r"Your role in “claims_\d+” does not allow this"):
            casebook.evidence.add(note())


def test_a_checker_judges_and_a_reviewer_signs(shared: str) -> None:
    with Casebook.open(as_role(shared, Role.CHECKER), person="Carl") as casebook:
        claim = judged(casebook)
        casebook.people.sign_in("Carla")
        with pytest.raises(NotAllowed, match="only a reviewer signs off"):
            casebook.verdicts.sign_off(claim)
        casebook._records.role = Role.ADMIN
        with pytest.raises(NotAllowed, match="Your role in"):
            casebook.verdicts.sign_off(claim)
    with Casebook.open(as_role(shared, Role.REVIEWER), person="Rosa") as casebook:
        casebook.verdicts.sign_off(casebook.claims.get(claim.id))
        verdict = casebook.verdicts.of(claim.id)
        assert verdict is not None
        assert verdict.signed_by_id == casebook.me.id


def test_only_an_admin_changes_the_house(shared: str) -> None:
    for role in (Role.REVIEWER, Role.ADMIN):
        with Casebook.open(as_role(shared, role), person=role.value) as casebook:
            house = replace(casebook.house.get(), off=("dates.weekday",))
            if role is Role.ADMIN:
                casebook.house.edit(house)
                continue
            with pytest.raises(NotAllowed, match="only an admin changes"):
                casebook.house.edit(house)
            casebook._records.role = Role.ADMIN
            with pytest.raises(NotAllowed, match="Your role in"):
                casebook.house.edit(house)


@pytest.mark.parametrize("role", [Role.CHECKER, Role.ADMIN])
@pytest.mark.parametrize("statement", ["UPDATE changes SET label = 'x'", "DELETE FROM changes", "DELETE FROM custody"])
def test_nobody_rewrites_the_history(shared: str, role: Role, statement: str) -> None:
    with pytest.raises(Exception, match="permission denied"):
        execute(as_role(shared, role), statement)


def test_a_login_without_a_role_gets_nowhere(shared: str) -> None:
    execute(shared, "CREATE ROLE stray LOGIN")
    try:
        with pytest.raises(CasebookError):
            Casebook.open(make_url(shared).set(username="stray").render_as_string(), person="Stray")
    finally:
        execute(shared, "DROP ROLE stray")


def test_names_that_the_server_would_cut_off_are_refused() -> None:
    with pytest.raises(CasebookError, match="too long"):
        roles.group(Location.of(f"postgresql://s/{'c' * 60}"), Role.READER)


def test_a_file_has_no_roles() -> None:
    with pytest.raises(CasebookError, match="is a file, and has no roles"):
        statements_for_roles("desk.casebook")
    with Casebook.create("sqlite://", person="Checker") as casebook:
        assert casebook.role is Role.ADMIN
