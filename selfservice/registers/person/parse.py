"""From Folkeregisteret's person document to a Person: pure, and the only reader of that document.

Structure: Persondokument v1 (PersondokumentMedHistorikk_v1BETA2.xsd). Every property is a list of elements,
of which the one with `erGjeldende` counts.
"""

from datetime import date, datetime
from typing import Any

from selfservice.registers.person.addresses import Element, cased, lines
from selfservice.registers.person.model import Person
from selfservice.registers.person.protection import is_protected

SOURCE = "folkeregisteret"
# The residence is what the municipality's services go by; a postal address is used only where there is none.
_ADDRESSES = ("bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")


class NotAPersonDocument(ValueError):
    """The document is not what the register promises. The message holds nothing from it."""


def parse(document: Any, fetched_at: datetime, *, with_children: bool = False) -> Person:
    """The Person of a document. Raises NotAPersonDocument."""
    if not isinstance(document, dict):
        raise NotAPersonDocument("not an object")
    try:
        return _person(document, fetched_at, with_children)
    except (AttributeError, TypeError, ValueError, KeyError):
        raise NotAPersonDocument("a property has another form than documented") from None


def _current(document: Element, name: str) -> list[Element]:
    """The elements of a property that count; `foedsel` is a single object in some editions."""
    elements = document.get(name) or []
    elements = [elements] if isinstance(elements, dict) else elements
    return [element for element in elements if element.get("erGjeldende", True)]


def _person(document: Element, fetched_at: datetime, with_children: bool) -> Person:
    name = next(iter(_current(document, "navn")), {})
    protected = is_protected(document)
    dead = bool(_current(document, "doedsfall")) or any(
        element.get("status") == "doed" for element in _current(document, "status")
    )
    # Protected: no address is even looked for, so none can be passed on by mistake.
    address, foreign = (None, False) if protected or dead else _address(document)
    return Person(
        first_name=cased(name.get("fornavn") or ""),
        middle_name=cased(name.get("mellomnavn") or ""),
        last_name=cased(name.get("etternavn") or ""),
        address=address,
        foreign=foreign,
        protected=protected,
        birth_date=_birth_date(document),
        dead=dead,
        children=_children(document) if with_children else (),
        source=SOURCE,
        fetched_at=fetched_at,
    )


def _address(document: Element) -> tuple[tuple[str, ...] | None, bool]:
    for name in _ADDRESSES:
        for element in _current(document, name):
            written = lines(element)
            if written:
                return written
    return None, False


def _birth_date(document: Element) -> date | None:
    born = next((element.get("foedselsdato") for element in _current(document, "foedsel")), None)
    return date.fromisoformat(born) if born else None


def _children(document: Element) -> tuple[str, ...]:
    return tuple(
        element["relatertPerson"]
        for element in _current(document, "familierelasjon")
        if element.get("relatertPersonsRolle") == "barn" and element.get("relatertPerson")
    )
