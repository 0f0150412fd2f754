"""Servers elsewhere have to prove who they are; passwords come from the keyring and stand nowhere else."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from checks.casebook import Casebook
from checks.errors import CasebookError, PasswordNeeded
from checks.storage import passwords
from checks.storage.location import Location
from checks.storage.server import connect_arguments
from checks.storage.tls import refused_proof, tls_arguments

pytest.importorskip("psycopg", reason="there is nothing to reach a server with: extra team")
x509 = pytest.importorskip("cryptography.x509", reason="there is nothing to make certificates with")

_TLS_WISH, _CLEAR_PASSWORD = struct.pack("!ii", 8, 80877103), struct.pack("!cii", b"R", 8, 3)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("PGSSLMODE", "PGSSLROOTCERT", "PGHOST", "PGSERVICE", "PGPASSWORD"):
        monkeypatch.delenv(name, raising=False)


class Fake:
    """Something on this computer that begins as a PostgreSQL server does."""

    def __init__(self, answer: Callable[[socket.socket], None]) -> None:
        self._answer = answer
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def address(self, **options: str) -> str:
        said = "&".join(f"{name}={value}" for name, value in options.items())
        return f"postgresql://desk@localhost:{self.port}/claims?gssencmode=disable&{said}"

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                try:
                    self._answer(connection)
                except OSError:  # the other side has had enough
                    continue


@pytest.fixture
def fake() -> Iterator[Callable[[Callable[[socket.socket], None]], Fake]]:
    made: list[Fake] = []

    def start(answer: Callable[[socket.socket], None]) -> Fake:
        made.append(Fake(answer))
        return made[-1]

    yield start
    for each in made:
        each.close()


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate that vouches for itself, and its key."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{name}.crt", folder / f"{name}.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return paths


def speaking_tls(files: tuple[Path, Path]) -> Callable[[socket.socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)

    def answer(connection: socket.socket) -> None:
        assert connection.recv(8) == _TLS_WISH
        connection.sendall(b"S")
        with context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.recv(1)

    return answer


def speaking_plain(connection: socket.socket) -> None:
    connection.recv(8)
    connection.sendall(b"N")


def arguments(address: str) -> dict[str, str]:
    return tls_arguments(Location.of(address))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql:///claims",
        "postgresql://desk@localhost/claims",
        "postgresql://desk@127.0.0.1:5433/claims",
        "postgresql://desk@[::1]/claims",
        "postgresql://desk@/claims?host=/run/postgresql",
        "postgresql://desk@db.example.org/claims?sslmode=disable",
        "postgresql://desk@db.example.org/claims?sslmode=require",
        "postgresql://desk@/claims?service=newsroom",
    ],
)
def test_this_computer_and_whoever_says_otherwise_are_left_alone(address: str) -> None:
    assert arguments(address) == {}


def test_a_server_elsewhere_has_to_prove_who_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere = "postgresql://desk@db.example.org/claims"
    asked = arguments(elsewhere)
    assert asked["sslmode"] == "verify-full"
    assert Path(asked["sslrootcert"]).read_text(errors="replace").count("BEGIN CERTIFICATE") > 20
    assert connect_arguments(Location.of(elsewhere)).items() >= asked.items(), "and the driver is told so"
    assert arguments("postgresql://desk@localhost,db.example.org/claims")["sslmode"] == "verify-full"
    assert arguments(f"{elsewhere}?sslrootcert=house.crt") == {"sslmode": "verify-full"}
    assert list(arguments(f"{elsewhere}?sslmode=verify-full")) == ["sslrootcert"]
    assert arguments(f"{elsewhere}?sslmode=verify-full&sslrootcert=house.crt") == {}
    monkeypatch.setenv("PGSSLMODE", "prefer")
    assert arguments(elsewhere) == {}
    monkeypatch.delenv("PGSSLMODE")
    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").write_text("the house's own")
    assert arguments(elsewhere) == {"sslmode": "verify-full"}


@pytest.mark.parametrize(("name", "trusted"), [("localhost", "other.example"), ("other.example", "other.example")])
def test_a_refused_certificate_is_a_sentence(
    fake: Callable[..., Fake], tmp_path: Path, name: str, trusted: str
) -> None:
    """An unknown authority, and a known one that speaks of another host."""
    server, roots = certificate(tmp_path, name), certificate(tmp_path, trusted)
    if name == trusted:
        server = roots
    made = fake(speaking_tls(server))
    with pytest.raises(
        CasebookError, match=r"could not prove that it is the one you mean, so nothing was sent"
    ) as told:
        Casebook.open(made.address(sslmode="verify-full", sslrootcert=str(roots[0])), person="Checker")
    assert "sslrootcert=FILE" in str(told.value)


def test_a_root_certificate_that_is_not_there_is_a_sentence(fake: Callable[..., Fake], tmp_path: Path) -> None:
    made = fake(speaking_tls(certificate(tmp_path, "localhost")))
    with pytest.raises(CasebookError, match="root certificate, and name its file"):
        Casebook.open(made.address(sslmode="verify-full", sslrootcert=str(tmp_path / "gone.crt")), person="Checker")


def test_a_server_without_encryption_is_a_sentence(fake: Callable[..., Fake]) -> None:
    with pytest.raises(CasebookError, match=r"offers no encryption\. Ask .* sslmode=disable"):
        Casebook.open(fake(speaking_plain).address(sslmode="require"), person="Checker")


def test_what_has_nothing_to_do_with_it_is_told_as_it_is() -> None:
    assert refused_proof(RuntimeError("connection refused"), Location.of("postgresql:///claims")) is None


def asking_for_password(seen: list[bytes]) -> Callable[[socket.socket], None]:
    """Ask for the password in the clear, note it, and refuse it."""

    def answer(connection: socket.socket) -> None:
        length = struct.unpack("!i", connection.recv(4))[0]
        connection.recv(length - 4)
        connection.sendall(_CLEAR_PASSWORD)
        said = connection.recv(200)
        if said[:1] != b"p":
            return
        seen.append(said[5:].rstrip(b"\0"))
        refusal = b"SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user\0\0"
        connection.sendall(b"E" + struct.pack("!i", len(refusal) + 4) + refusal)

    return answer


def test_the_password_comes_from_the_keyring_and_stands_in_no_sentence(
    fake: Callable[..., Fake], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    address = fake(asking_for_password(seen)).address(sslmode="disable")
    monkeypatch.setattr(passwords, "kept", lambda _: None)
    with pytest.raises(PasswordNeeded, match=r"asks for the password of “desk”"):
        Casebook.open(address, person="Checker")
    assert seen == []
    monkeypatch.setattr(passwords, "kept", lambda _: "sesame")
    with pytest.raises(PasswordNeeded, match=r"did not take the password of “desk”") as told:
        Casebook.open(address, person="Checker")
    assert seen == [b"sesame"]
    assert "sesame" not in f"{told.value} {told.value.__cause__}"


def test_a_password_in_an_address_is_shown_nowhere() -> None:
    location = Location.of("postgresql://desk:sesame@db.example.org/claims?sslmode=require&casebook=odesa")
    assert "sesame" not in f"{location.shown} {location.name} {location!r}"
    assert Location.of(location.shown) == Location.of(
        "postgresql://desk@db.example.org/claims?sslmode=require&casebook=odesa"
    )
    given = Location.of("postgresql://desk@db.example.org/claims", "sesame")
    assert (given.url.password, given.key, "sesame" in given.shown) == ("sesame", None, False)


class Ring:
    """A keyring; `works` says whether this computer has one that can be used."""

    def __init__(self, *, works: bool = True) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self._works = works

    def get_password(self, service: str, name: str) -> str | None:
        self._require()
        return self.held.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self._require()
        self.held[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        self._require()
        del self.held[service, name]

    def _require(self) -> None:
        if not self._works:
            raise RuntimeError("no keyring here")


def test_a_login_has_one_password_on_a_server_and_each_file_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring", reason="there is no keyring: extra team or encrypted")
    ring = Ring()
    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(ring, name))
    odesa, kyiv = (
        Location.of(f"postgresql://desk@db.example.org/claims?casebook={name}") for name in ("odesa", "kyiv")
    )
    file = Location.of("/desk/Sources.casebook")
    passwords.keep(odesa, "sesame")
    passwords.keep(file, "three good words")
    assert (passwords.kept(kyiv), passwords.kept(file)) == ("sesame", "three good words")
    assert passwords.kept(Location.of("postgresql://other@db.example.org/claims")) is None
    assert set(ring.held) == {("claimdesk", "desk@db.example.org:5432"), ("claimdesk", "/desk/Sources.casebook")}
    passwords.forget(kyiv)
    assert passwords.kept(odesa) is None


def test_without_a_keyring_it_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring", reason="there is no keyring: extra team or encrypted")
    ring = Ring(works=False)
    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(ring, name))
    location = Location.of("postgresql://desk@db.example.org/claims")
    assert passwords.kept(location) is None
    passwords.forget(location)
    with pytest.raises(CasebookError, match=r"no keyring that can be used.*asked again"):
        passwords.keep(location, "sesame")
