"""What can be found besides pages: higher rooms register it here (services do)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sites.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `owner` names who offers it when that is not the municipality."""

    title: str
    url: str
    description: str = ""
    language: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one provider found, under its heading."""

    heading: str
    hits: Sequence[Hit]


class Provider(Protocol):
    """Finds one kind of thing for one municipality."""

    def find(self, municipality: Municipality, language: str, query: str, *, some: bool = False) -> Group:
        """What `query` (never empty) finds, best first; with `some`, also what has only some of its words."""

    def titles(self, municipality: Municipality, language: str) -> Sequence[str]:
        """All that can be found, for suggestions and for the spelling of words."""


_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a kind of thing to find; shown in the order of registration, before pages."""
    _providers.append(provider)


def providers() -> Sequence[Provider]:
    """All of them, in order."""
    return _providers


# Told of a search that found nothing: municipality, language, and what was typed.
Missed = Callable[[Municipality, str, str], None]
_missed: Missed = lambda _municipality, _language, _query: None  # noqa: E731


def register_missed(note: Missed) -> None:
    """Called once at start by the room that keeps what people looked for in vain."""
    global _missed
    _missed = note


def nothing_found(municipality: Municipality, language: str, query: str) -> None:
    """Tells whoever wants to know."""
    _missed(municipality, language, query)
