"""An authority of our own that timestamps by RFC 3161, played by OpenSSL."""

from __future__ import annotations

import subprocess
from pathlib import Path

import httpx

SETTINGS = """
[tsa]
default_tsa = this
[this]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class Authority:
    """OpenSSL as an authority with a root of its own; answers without a network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tsa.cnf").write_text(SETTINGS)
        (folder / "serial").write_text("01\n")
        (folder / "leaf.ext").write_text(
            "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE\n"
        )
        new_key = ["-newkey", "rsa:2048", "-nodes", "-sha256"]
        self.run("req", "-x509", *new_key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Local Root")
        self.run("req", *new_key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Local Authority")
        signed = ["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "leaf.ext", "-sha256"]
        self.run("x509", "-req", "-in", "tsa.csr", *signed, "-out", "tsa.pem", "-days", "2")

    @property
    def root(self) -> bytes:
        """The certificate that vouches for it."""
        return (self.folder / "root.pem").read_bytes()

    def run(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def answer(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["content-type"] == "application/timestamp-query"
        (self.folder / "query.tsq").write_bytes(request.content)
        signer = ["-signer", "tsa.pem", "-inkey", "tsa.key"]
        self.run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", *signer, "-out", "reply.tsr")
        return httpx.Response(200, content=(self.folder / "reply.tsr").read_bytes())
