"""What can be found besides pages: higher rooms register it here (services do)."""

from collections.abc import Sequence
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

    def find(self, municipality: Municipality, language: str, query: str) -> Group:
        """What `query` (never empty) finds, best first."""


_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a kind of thing to find; shown in the order of registration, before pages."""
    _providers.append(provider)


def providers() -> Sequence[Provider]:
    """All of them, in order."""
    return _providers
