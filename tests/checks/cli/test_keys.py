"""`claimdesk key`, and how keys and passwords are asked for: unseen, once, and never where nobody can answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli import keys
from checks.cli.app import main
from checks.errors import KeyNeeded, PasswordNeeded
from checks.storage import cipher, passwords

pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")

Captured = pytest.CaptureFixture[str]
KEY, OTHER = "three good words", "four other words there"
ON_SERVER = "postgresql://desk@db.example.org/claims"


class Terminal:
    """Somebody at the keyboard, whose answers are typed unseen."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.asked: list[str] = []

    def answer(self, prompt: str) -> str:
        self.asked.append(prompt)
        return self.answers.pop(0)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)
    for name in ("CLAIMDESK_KEY", "CLAIMDESK_NEW_KEY", "PGPASSWORD"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The keyring of the system."""
    held: dict[str, str] = {}
    monkeypatch.setattr(passwords, "kept", lambda location: held.get(location.shown))
    monkeypatch.setattr(passwords, "keep", lambda location, secret: held.update({location.shown: secret}))
    return held


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, ring: dict[str, str]) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(keys, "getpass", made.answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    return made


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    where = tmp_path / "Sources.casebook"
    Casebook.create(where, person="Checker", key=KEY).close()
    return where


def opens_with(where: Path, key: str) -> bool:
    try:
        Casebook.open(where, person="Checker", key=key).close()
    except KeyNeeded:
        return False
    return True


def test_the_key_is_changed_by_whoever_has_the_old_one(sealed: Path, terminal: Terminal, capsys: Captured) -> None:
    terminal.answers = [KEY, OTHER, OTHER]
    assert main(["key", str(sealed)]) == 0
    assert terminal.asked[0].startswith("“Sources” is encrypted.")
    assert "“Sources” has a new key." in capsys.readouterr().out
    assert (opens_with(sealed, OTHER), opens_with(sealed, KEY)) == (True, False)


def test_a_wrong_key_is_not_asked_for_again_and_again(sealed: Path, terminal: Terminal, capsys: Captured) -> None:
    terminal.answers = ["not this one"]
    assert main(["key", str(sealed)]) == 2
    assert "not the key of “Sources”" in capsys.readouterr().err
    assert len(terminal.asked) == 1


def test_two_different_new_keys_change_nothing(sealed: Path, terminal: Terminal, capsys: Captured) -> None:
    terminal.answers = [KEY, OTHER, "four other words here"]
    assert main(["key", str(sealed)]) == 2
    assert "The two keys are not the same. Nothing was changed" in capsys.readouterr().err
    assert opens_with(sealed, KEY)


def test_the_keyring_gets_the_key_only_where_that_is_wished(
    sealed: Path, terminal: Terminal, ring: dict[str, str]
) -> None:
    terminal.answers = [KEY, OTHER, OTHER]
    assert main(["key", str(sealed)]) == 0
    assert ring == {}
    os.environ.pop("CLAIMDESK_KEY", None)
    terminal.answers = [OTHER, KEY, KEY]
    assert main(["key", str(sealed), "--keep"]) == 0
    assert ring == {str(sealed): KEY}


def test_a_script_gives_keys_by_its_environment(
    sealed: Path, ring: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_KEY", KEY)
    monkeypatch.setenv("CLAIMDESK_NEW_KEY", OTHER)
    assert main(["key", str(sealed)]) == 0
    assert opens_with(sealed, OTHER)


def test_where_nobody_can_answer_nobody_is_asked(sealed: Path, ring: dict[str, str], capsys: Captured) -> None:
    assert main(["key", str(sealed)]) == 2
    assert "is encrypted. Give its key" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [["key", ON_SERVER], ["new", ON_SERVER, "--encrypted"], ["move", "Odesa.casebook", ON_SERVER, "--encrypted"]],
    ids=lambda command: command[0],
)
def test_on_a_server_nobody_is_asked_for_a_key(command: list[str], terminal: Terminal, capsys: Captured) -> None:
    assert main(command) == 2
    assert capsys.readouterr().err.startswith("“claims” lies on a server, and only a casebook in a file has a key.")
    assert terminal.asked == []


def test_a_casebook_without_a_key_is_told_so_before_one_is_asked_for(
    tmp_path: Path, terminal: Terminal, capsys: Captured
) -> None:
    plain = tmp_path / "Odesa.casebook"
    Casebook.create(plain, person="Checker").close()
    assert main(["key", str(plain)]) == 2
    assert "claimdesk move CASEBOOK NEW --encrypted" in capsys.readouterr().err
    assert terminal.asked == []


def test_new_encrypted_asks_twice_and_the_key_opens_it(tmp_path: Path, terminal: Terminal, capsys: Captured) -> None:
    where = tmp_path / "Fresh.casebook"
    terminal.answers = [KEY, KEY]
    assert main(["new", str(where), "--encrypted"]) == 0
    assert "if it is lost, the casebook is lost" in terminal.asked[0]
    assert KEY not in "".join(capsys.readouterr())
    assert (opens_with(where, KEY), opens_with(where, OTHER)) == (True, False)


@pytest.mark.parametrize("answers", [["short", "short"], [KEY, OTHER]])
def test_new_encrypted_makes_nothing_without_a_good_key(
    tmp_path: Path, terminal: Terminal, answers: list[str], capsys: Captured
) -> None:
    terminal.answers = answers
    assert main(["new", str(tmp_path / "Fresh.casebook"), "--encrypted"]) == 2
    assert not (tmp_path / "Fresh.casebook").exists()


def test_a_password_goes_to_this_process_alone(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "")
    monkeypatch.delenv("PGPASSWORD")
    terminal.answers = ["letmein"]
    error = PasswordNeeded("The server of “claims” asks for the password of “desk”. Give it to go on.")
    assert keys.ask_once(error)
    assert os.environ["PGPASSWORD"] == "letmein"
    assert "letmein" not in " ".join(sys.argv)
    assert not keys.ask_once(error), "a wrong one is told, not asked for again"
