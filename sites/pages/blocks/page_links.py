"""The page that a link leads to."""

from collections.abc import Iterable
from typing import Any

from wagtail import blocks
from wagtail.models import Page


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page to link to, of which only the id is known until something else is read of it.

    Where a page is, the municipality's page tree knows already: lists of links need not ask the database. A page
    that has been deleted is therefore not None here; it has no address.
    """

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        return [self.to_python(value) for value in values]

    def to_python(self, value: int | None) -> Page | None:
        return None if value is None else Page.from_db(None, ["id"], [value])

    def get_form_state(self, value: Any) -> Any:
        known = Page.objects.filter(pk=value.pk).first() if value else None
        return super().get_form_state(known)

    def deconstruct(self) -> Any:
        """What is stored is what Wagtail's own block stores."""
        _name, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs
