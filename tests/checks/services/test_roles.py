"""What each role may do is enforced by the program, and by the database against every program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.role import Role
from checks.domain.verdict import Verdict
from checks.errors import CasebookError, NotAllowed
from checks.exchange.bundle.reading import open_bundle
from checks.ingest.document import Document
from checks.services.moving import move
from checks.services.server_roles import run, statements_for_login, statements_for_roles, statements_to_release
from checks.storage import roles
from checks.storage.location import Location
from checks.storage.tables import TABLES

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
    with Casebook.open(shared, person="Owner") as casebook:
        claim = judged(casebook)
    with Casebook.open(as_role(shared, Role.CHECKER), person="Carl") as casebook:
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


def test_a_checker_brings_in_a_bundle_and_takes_it_back(shared: str, tmp_path: Path) -> None:
    away, path = tmp_path / "away.casebook", tmp_path / "away.claimdesk"
    move(shared, away)
    with Casebook.open(away, person="Away") as casebook:
        record = casebook.evidence.add(note()).after[0]
        casebook.bundles.make(path)
    with Casebook.open(as_role(shared, Role.CHECKER), person="Carl") as casebook, open_bundle(path) as bundle:
        merged = casebook.merging.merge(bundle, path.name)
        assert merged
        assert casebook.evidence.get(record.id) == record
        casebook.apply(merged.inverse())
        assert casebook.evidence.all() == ()


def people_of_logins(where: str) -> dict[str, str]:
    engine = create_engine(where, poolclass=NullPool)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT login, name FROM logins JOIN people ON people.id = person_id"))
        return {row.login: row.name for row in found}


def test_a_login_is_one_person_and_borrows_no_name(shared: str) -> None:
    with Casebook.open(as_role(shared, Role.CHECKER), person="Carl") as casebook:
        casebook.people.sign_in("Carl Smith")  # nothing is written yet
        casebook.evidence.add(note())
        with pytest.raises(NotAllowed, match=r"Your login works as “Carl Smith” in this casebook\. Ask"):
            casebook.people.sign_in("Rosa")
        casebook.people.sign_in("Carl Smith")
    with Casebook.open(as_role(shared, Role.REVIEWER), person="Carl Smith") as casebook:
        with pytest.raises(NotAllowed, match=r"“Carl Smith” is the name of another login \(“carl”\).*under You"):
            casebook.evidence.add(note())
        casebook.people.sign_in("Rosa")
        casebook.evidence.add(note())
    with Casebook.open(as_role(shared, Role.CHECKER), person="Whatever this computer says") as casebook:
        assert casebook.me.name == "Carl Smith"
        casebook._records.me = casebook._records.person("Rosa")  # a program that does not care
        with pytest.raises(NotAllowed, match="works under another name"):
            casebook.evidence.add(note())
    assert people_of_logins(shared) == {"carl": "Carl Smith", "rosa": "Rosa"}


def test_the_database_keeps_names_apart_from_every_program(shared: str) -> None:
    for role, name in ((Role.CHECKER, "Carl"), (Role.ADMIN, "Ada")):
        with Casebook.open(as_role(shared, role), person=name) as casebook:
            casebook.evidence.add(note())
    ada = "(SELECT person_id FROM logins WHERE login = 'ada')"
    forged = (
        "INSERT INTO changes SELECT gen_random_uuid(), number + 100, label, at, "
        f"{ada}, undoes, reason, before, after, digest FROM changes WHERE number = 1"
    )
    as_carl = as_role(shared, Role.CHECKER)
    for statement in (forged, "INSERT INTO logins VALUES ('rosa', gen_random_uuid())"):
        with pytest.raises(Exception, match="violates row-level security policy"):
            execute(as_carl, statement)
    with pytest.raises(Exception, match="permission denied"):
        execute(as_carl, f"UPDATE logins SET person_id = {ada} WHERE login = 'carl'")
    with Casebook.open(as_carl, person="Carl") as casebook:
        run(shared, statements_to_release(shared, "carl"))
        casebook.people.sign_in("Carla")
        casebook.evidence.add(note())
    assert people_of_logins(shared)["carl"] == "Carla"


READ, ADD, ALL = "r", "ra", "rawd"
BY_ADMINS, BY_CHECKERS, ONLY_ADDED, ONLY_READ = (
    {"house", "scales"},
    {
        "articles",
        "claim_relations",
        "claims",
        "comments",
        "comparator_tables",
        "corrections",
        "earlier_checks",
        "errata",
    }
    | {"evidence", "findings", "imports", "links", "origin_rulings", "people", "second_checks", "snapshots"}
    | {"toll_series", "transfers", "unread", "verdicts", "versions"}
    | {"claim_index", "claim_index_state", "claim_index_words"},
    {"ancestry", "blobs", "changes", "custody", "logins", "received", "touches", "transfer_steps"},
    {"alembic_version"},
)
"""Every table has to stand in one of these: who may do what to it is decided by a person, not by chance."""
GRANTED = {
    **dict.fromkeys(BY_ADMINS, (READ, READ, READ, ALL)),
    **dict.fromkeys(BY_CHECKERS, (READ, ALL, ALL, ALL)),
    **dict.fromkeys(ONLY_ADDED, (READ, ADD, ADD, ADD)),
    **dict.fromkeys(ONLY_READ, (READ, READ, READ, READ)),
}
"""What reader, checker, reviewer and admin may do: read, add, write over, delete."""


def test_every_table_has_grants_that_somebody_decided_on(shared: str) -> None:
    privileges = {"r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE", "t": "TRUNCATE"}
    database = make_url(shared).database
    asked = ", ".join(
        f"has_table_privilege('{database}_public_{role.value}', oid, '{wanted}') AS {role.value}_{letter}"
        for role in Role
        for letter, wanted in privileges.items()
    )
    engine = create_engine(shared, poolclass=NullPool)
    with engine.connect() as connection:
        rows = connection.execute(
            text(f"SELECT relname, {asked} FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        ).all()
    found = {
        row.relname: tuple(
            "".join(letter for letter in privileges if row._mapping[f"{role.value}_{letter}"]) for role in Role
        )
        for row in rows
    }
    assert found == GRANTED


def test_the_program_agrees_with_the_database() -> None:
    """Where the program lets a role write a kind of record, the database does, and the other way round."""
    for kind, table in TABLES.items():
        for place, role in enumerate(Role):
            record = object.__new__(kind)
            if kind is Verdict:
                object.__setattr__(record, "signed_by_id", None)
            may = not role.objection_to(Change("Write", after=(record,)))
            assert may == (GRANTED[table.name][place] == ALL), f"{role} and {table.name}"


def test_names_that_the_server_would_cut_off_are_refused() -> None:
    with pytest.raises(CasebookError, match="too long"):
        roles.group(Location.of(f"postgresql://s/{'c' * 60}"), Role.READER)


def test_a_file_has_no_roles() -> None:
    with pytest.raises(CasebookError, match="is a file, and has no roles"):
        statements_for_roles("desk.casebook")
    with Casebook.create("sqlite://", person="Checker") as casebook:
        assert casebook.role is Role.ADMIN
