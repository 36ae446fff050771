"""What a front page may show of self-service, which is a higher room and registers here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sites.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class ServiceLink:
    """A service that people can start. `language` is that of the title, which is not always the reader's."""

    title: str
    url: str
    summary: str
    language: str


class Catalogue(Protocol):
    """Knows the services of a municipality."""

    def most_used(self, municipality: Municipality, language: str, limit: int) -> Sequence[ServiceLink]:
        """Up to `limit` services, the most used first."""


_catalogue: Catalogue | None = None


def register_catalogue(catalogue: Catalogue) -> None:
    """Called once at start by the room that knows the services."""
    global _catalogue
    _catalogue = catalogue


def most_used(municipality: Municipality, language: str, limit: int) -> Sequence[ServiceLink]:
    """Up to `limit` services of a municipality, the most used first; none where nothing is registered."""
    return _catalogue.most_used(municipality, language, limit) if _catalogue and limit else ()
