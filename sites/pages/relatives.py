"""Pages above and below a page, in one query each."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import TextField, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Child:
    """A page as lists show it; `url` is relative to the page above."""

    title: str
    url: str
    description: str


@cache
def _description() -> Coalesce:
    """The description of a page whatever its type; each type keeps it in a table of its own."""
    from sites.pages.models import BasePage

    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    names = [f"{model._meta.model_name}__description" for model in types]
    return Coalesce(*names, Value(""), output_field=TextField())


def children_of(page: Page) -> list[Child]:
    """The live pages right below a page, in the order that editors gave them."""
    rows = Page.objects.child_of(page).live().order_by("path").annotate(_text=_description())
    return [
        Child(title, f"{slug}/", text) for title, slug, text in rows.values_list("title", "slug", "_text")
    ]


def trail_of(page: Page) -> list[dict[str, Any]]:
    """The pages between the front page (left out) and a page, as titles with addresses relative to it."""
    above = page.get_ancestors().filter(depth__gt=3).values_list("title", "depth")
    return [{"title": title, "url": "../" * (page.depth - depth)} for title, depth in above]


def above(url: str) -> str:
    """The address of the page that a page lies below."""
    return url[: url.rstrip("/").rfind("/") + 1]
