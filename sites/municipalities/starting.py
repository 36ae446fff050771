"""What a new municipality begins with. Pages of higher rooms are among it, so they bring it."""

from typing import Protocol

from sites.municipalities.models import Municipality


class Fill(Protocol):
    def __call__(self, municipality: Municipality, model: Municipality | None = None) -> bool:
        """Makes its first content, with the dialogs of `model`; False where it has content already."""


_fill: list[Fill] = []


def register(fill: Fill) -> None:
    """Says what makes a municipality's first content."""
    _fill[:] = [fill]


def fill(municipality: Municipality, model: Municipality | None = None) -> bool:
    """Gives the municipality its first content; False, changing nothing, where there is some."""
    return any(make(municipality, model) for make in _fill)
