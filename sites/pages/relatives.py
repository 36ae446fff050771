"""Pages above and below a page, in one query each."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import DateField, Q, TextField, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from sites.navigation.tree import DEPTH_OF_HOMES, page_tree


@dataclass(frozen=True, slots=True)
class Child:
    """A page as lists show it; `url` is relative to the page above, `deadline` the last day to answer it."""

    title: str
    url: str
    description: str
    deadline: date | None = None


@cache
def _columns() -> dict[str, Coalesce]:
    """Description and deadline of a page whatever its type; each type keeps them in a table of its own."""
    from sites.pages.deadlines import WithDeadline
    from sites.pages.models import BasePage

    def names(base: type[Page], column: str) -> list[str]:
        types = (model for model in apps.get_models() if issubclass(model, base))
        return [f"{model._meta.model_name}__{column}" for model in types]

    return {
        "_text": Coalesce(*names(BasePage, "description"), Value(""), output_field=TextField()),
        "_deadline": Coalesce(*names(WithDeadline, "deadline"), output_field=DateField()),
    }


def children_of(page: Page, request: HttpRequest) -> list[Child]:
    """The live pages right below a page, in the order that editors gave them, but those whose deadline is over.

    Without shared pages that the municipality of the request has hidden. What shows them is made again when the
    day changes (sites.pagecache.stamps).
    """
    if (
        not page.numchild
    ):  # spares a query that joins every type of page: planning it costs more than all others
        return []
    here = getattr(request, "municipality", None)
    shown = page_tree(here).keys if here else None
    rows = Page.objects.child_of(page).live().order_by("path").annotate(**_columns())
    rows = rows.filter(Q(_deadline=None) | Q(_deadline__gte=timezone.localdate()))
    return [
        Child(title, f"{slug}/", text, deadline)
        for pk, title, slug, text, deadline in rows.values_list("pk", "title", "slug", "_text", "_deadline")
        if shown is None or pk in shown
    ]


def trail_of(page: Page) -> list[dict[str, Any]]:
    """The pages between the front page (left out) and a page, as titles with addresses relative to it."""
    ancestors = page.get_ancestors().filter(Q(depth__gt=DEPTH_OF_HOMES) | Q(sharedhome__isnull=False))
    above = ancestors.values_list("title", "depth")
    return [{"title": title, "url": "../" * (page.depth - depth)} for title, depth in above]


def above(url: str) -> str:
    """The address of the page that a page lies below."""
    return url[: url.rstrip("/").rfind("/") + 1]
