"""What pages may show of self-service, and link to, which is a higher room and registers here."""

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
    key: str  # what links name it by, whatever it is called and wherever it is


class Catalogue(Protocol):
    """Knows the services of a municipality."""

    def most_used(self, municipality: Municipality, language: str, limit: int) -> Sequence[ServiceLink]:
        """Up to `limit` services, the most used first."""

    def find(self, municipality: Municipality, language: str, key: str) -> ServiceLink | None:
        """The service that a link names, where people find it now; None where there is none."""

    def name_of(self, key: str) -> str:
        """What the service that a link names is called in bokmål, for editors; empty where there is none."""


_catalogue: Catalogue | None = None


def register_catalogue(catalogue: Catalogue) -> None:
    """Called once at start by the room that knows the services."""
    global _catalogue
    _catalogue = catalogue


def most_used(municipality: Municipality, language: str, limit: int) -> Sequence[ServiceLink]:
    """Up to `limit` services of a municipality, the most used first; none where nothing is registered."""
    return _catalogue.most_used(municipality, language, limit) if _catalogue and limit else ()


def find(municipality: Municipality, language: str, key: str) -> ServiceLink | None:
    """The service that a link names, as `municipality` has it now; None where it has none."""
    return _catalogue.find(municipality, language, key) if _catalogue else None


def name_of(key: str) -> str:
    """What editors call the service that a link names; empty where there is none."""
    return _catalogue.name_of(key) if _catalogue else ""
