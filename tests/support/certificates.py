"""An authority, a server and a client with certificates, made by OpenSSL for one test run."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = "subjectAltName=IP:127.0.0.1,DNS:localhost\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and its key, in PEM form."""

    certificate: Path
    key: Path

    def together(self) -> Path:
        """Write key and certificate into one file, as Kafka wants them."""
        both = self.certificate.with_suffix(".both.pem")
        both.write_text(self.key.read_text() + self.certificate.read_text())
        return both


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs certificates; its own is what the others trust."""

    folder: Path
    own: Pair

    @staticmethod
    def make(folder: Path) -> Authority:
        """Make one in the folder."""
        own = Pair(folder / "ca.pem", folder / "ca.key")
        new = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test authority"]
        openssl(*new, "-keyout", str(own.key), "-out", str(own.certificate))
        return Authority(folder, own)

    def sign(self, name: str) -> Pair:
        """Make a key and a certificate for 127.0.0.1."""
        pair = Pair(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        request, extensions = self.folder / f"{name}.csr", self.folder / "extensions"
        extensions.write_text(EXTENSIONS)
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", str(pair.key),
                "-out", str(request))  # fmt: skip
        openssl("x509", "-req", "-in", str(request), "-CA", str(self.own.certificate), "-CAkey", str(self.own.key),
                "-CAcreateserial", "-days", "2", "-extfile", str(extensions), "-out", str(pair.certificate))  # fmt: skip
        return pair


def openssl(*words: str) -> None:
    """Call OpenSSL."""
    subprocess.run(["openssl", *words], check=True, capture_output=True)
