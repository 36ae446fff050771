"""Which channel led somebody here: a code in the address that many share, carried on without a cookie."""

from collections.abc import Callable

from django.http import HttpRequest

from sites.municipalities.models import Municipality

PARAMETER = "kanal"

_known: Callable[[Municipality], frozenset[str]] = lambda _municipality: frozenset()  # noqa: E731


def register(known: Callable[[Municipality], frozenset[str]]) -> None:
    """Called once at start by the room that gives channels out: those of a municipality, kept in memory."""
    global _known
    _known = known


def of(request: HttpRequest) -> str:
    """The channel that the address names, if the municipality has given it out; else empty.

    A code that somebody made up is dropped: it could name a person.
    """
    name = request.GET.get(PARAMETER, "")
    return name if name and name in _known(request.municipality) else ""  # type: ignore[attr-defined]


def carried(path: str, channel: str) -> str:
    """The path with the channel on it."""
    return f"{path}?{PARAMETER}={channel}" if channel else path
