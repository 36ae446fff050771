"""Suggestions of addresses while somebody types; a higher room registers where they come from."""

from collections.abc import Callable
from dataclasses import dataclass

from sites.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A Norwegian address, as it is written on an envelope."""

    street: str
    postcode: str
    place: str


# Suggestions for a text, best first, on behalf of a municipality; None when the register does not answer.
# It answers within seconds and never raises.
Source = Callable[[str, Municipality], list[Suggestion] | None]
_source: Source | None = None


def register_source(find: Source) -> None:
    """Makes `find` the source of address suggestions."""
    global _source
    _source = find


def find(text: str, municipality: Municipality) -> list[Suggestion] | None:
    """What somebody who has typed `text` may mean; None when the register does not answer."""
    return _source(text, municipality) if _source else None
