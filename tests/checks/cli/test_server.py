"""`claimdesk server` prints SQL for those who keep the server, and connects only where it is to run it."""

from __future__ import annotations

import pytest

from checks.cli.app import main

Captured = pytest.CaptureFixture[str]
ADDRESS = "postgresql://owner:sesame@db.example.org/claims?casebook=odesa"


def said(capsys: Captured, *arguments: str, status: int = 0) -> str:
    assert main(["server", *arguments]) == status
    captured = capsys.readouterr()
    return captured.err if status else captured.out


def test_roles_are_printed_to_be_read(capsys: Captured) -> None:
    printed = said(capsys, "roles", ADDRESS)
    assert printed.endswith(";\n")
    for role in ("reader", "checker", "reviewer", "admin"):
        assert f'CREATE ROLE "claims_odesa_{role}" NOLOGIN' in printed
    assert "CREATE TABLE IF NOT EXISTS logins" in printed
    assert "sesame" not in printed, "no password in what goes from hand to hand"


def test_a_role_is_given_in_place_of_all_others(capsys: Captured) -> None:
    revoke, grant = said(capsys, "grant", ADDRESS, 'o"leksa', "reviewer").strip().split("\n")
    assert grant == 'GRANT "claims_odesa_reviewer" TO "o""leksa";'
    assert revoke == 'REVOKE "claims_odesa_reader", "claims_odesa_checker", "claims_odesa_admin" FROM "o""leksa";'


def test_a_login_can_be_let_go(capsys: Captured) -> None:
    assert said(capsys, "release", ADDRESS, "o'leksa") == "DELETE FROM logins WHERE login = 'o''leksa';\n"


@pytest.mark.parametrize("arguments", [("roles",), ("grant", "rita", "reader"), ("release", "rita")])
def test_a_file_has_none_of_it(capsys: Captured, arguments: tuple[str, ...]) -> None:
    command, *rest = arguments
    assert "“Odesa” is a file, and has no roles." in said(capsys, command, "Odesa.casebook", *rest, status=2)


def test_a_role_that_there_is_not_is_refused(capsys: Captured) -> None:
    assert main(["server", "grant", ADDRESS, "rita", "boss"]) == 2
    assert "boss" in capsys.readouterr().err
