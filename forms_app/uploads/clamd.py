"""Asks ClamAV's daemon whether bytes hold a virus (clamd(8), command INSTREAM).

The protocol is a dozen lines; the libraries for it have not been kept for ten years.
"""

import socket
import struct
from collections.abc import Iterable

TIMEOUT = 30.0  # seconds, for each step of the conversation
_PIECE = 256 * 1024


class Unavailable(Exception):
    """The scanner gave no verdict: ask again later."""


def is_infected(address: str, pieces: Iterable[bytes]) -> bool:
    """Whether the scanner at `address` (unix:/path or tcp://host:port) finds something. Raises Unavailable."""
    try:
        with _connect(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            for piece in pieces:
                for start in range(0, len(piece), _PIECE):
                    part = piece[start : start + _PIECE]
                    connection.sendall(struct.pack(">L", len(part)) + part)
            connection.sendall(struct.pack(">L", 0))
            answer = _answer(connection)
    except OSError as broken:
        raise Unavailable from broken
    if answer.endswith(b" FOUND"):
        return True
    if answer == b"stream: OK":
        return False
    raise Unavailable(answer.decode("ascii", "replace")[:100])


def _connect(address: str) -> socket.socket:
    kind, _colon, place = address.partition(":")
    if kind == "unix":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(TIMEOUT)
        connection.connect(place)
        return connection
    host, _colon, port = place.removeprefix("//").rpartition(":")
    return socket.create_connection((host, int(port)), TIMEOUT)


def _answer(connection: socket.socket) -> bytes:
    """The line that ends with NUL, as commands that begin with z are answered."""
    said = b""
    while not said.endswith(b"\0") and len(said) < 1000:
        part = connection.recv(1000)
        if not part:
            break
        said += part
    return said.rstrip(b"\0\n")
