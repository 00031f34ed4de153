"""A TLS front for a server that listens on a socket of the file system: the embedded Valkey is built without TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.certificates import Authority, Pair


@contextmanager
def front(behind: Path, authority: Authority, pair: Pair) -> Iterator[int]:
    """Serve TLS on a port of 127.0.0.1, for clients with a certificate of the authority; yield the port."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(authority.own.certificate))
    context.load_cert_chain(pair.certificate, pair.key)
    context.verify_mode = ssl.CERT_REQUIRED
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_accept, args=(listener, context, behind), name="tls-front", daemon=True)
        thread.start()
        yield int(listener.getsockname()[1])
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _accept(listener: socket.socket, context: ssl.SSLContext, behind: Path) -> None:
    while True:
        try:
            plain, _ = listener.accept()
        except OSError:
            return
        with suppress(OSError, ssl.SSLError):
            outside = context.wrap_socket(plain, server_side=True)
            inside = socket.socket(socket.AF_UNIX)
            inside.connect(str(behind))
            for one, other in ((outside, inside), (inside, outside)):
                threading.Thread(target=_copy, args=(one, other), name="tls-front-copy", daemon=True).start()


def _copy(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError, ssl.SSLError):
        while data := one.recv(65536):
            other.sendall(data)
    for end in (one, other):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
