"""`claimdesk server`: who may do what in a casebook on PostgreSQL."""

from __future__ import annotations

from typing import Annotated

import typer

from checks.cli.output import print_text
from checks.domain.role import Role

server = typer.Typer(help="Set up who may do what in a casebook on PostgreSQL.", no_args_is_help=True)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="As postgresql://owner@host/claims?casebook=odesa")]
Run = Annotated[bool, typer.Option("--run", help="Run it as the login of the address, instead of printing it.")]


@server.command("roles")
def roles(address: Address, run: Run = False) -> None:
    """Make the roles reader, checker, reviewer and admin, and say what each may do.

    Prints the SQL, to be read and run by those who keep the server. Run it again after each upgrade of the casebook.
    """
    from checks.services.server_roles import statements_for_roles

    _print_or_run(address, statements_for_roles(address), "The four roles are set up.", is_run=run)


@server.command("grant")
def grant(
    address: Address,
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="A login of the server; it has to be there.")],
    role: Annotated[Role, typer.Argument(help="What the person may do.")],
    run: Run = False,
) -> None:
    """Give a login a role, in place of the one that it has."""
    from checks.services.server_roles import statements_for_login

    statements = statements_for_login(address, login, role)
    _print_or_run(address, statements, f"{login} is a {role.value} now.", is_run=run)


@server.command("release")
def release(
    address: Address,
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="A login of the server.")],
    run: Run = False,
) -> None:
    """Let a login choose its name anew: it works under the one in the preferences from its next step on.

    With roles, a login is one person, and nobody else can work under that name.
    """
    from checks.services.server_roles import statements_to_release

    _print_or_run(address, statements_to_release(address, login), f"{login} can choose a name anew.", is_run=run)


def _print_or_run(address: str, statements: tuple[str, ...], done: str, *, is_run: bool) -> None:
    if not is_run:
        print_text("\n".join(f"{statement};" for statement in statements))
        return
    from checks.services.server_roles import run

    run(address, statements)
    print_text(done)
