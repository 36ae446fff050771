"""Documents to read or print under headings, with their kind, size and date."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from sites.pages.blocks.documents import Document, DocumentsBlock, documents_of
from sites.pages.models import ANYWHERE, ArticlePage

SEARCHABLE_FROM = 10  # documents: fewer are quicker to look through


class DocumentListPage(ArticlePage):
    """A list of documents, after an introduction; long lists can be searched."""

    class Order(models.TextChoices):
        NEWEST = "newest", _("newest first")
        TITLE = "title", _("by title")
        AS_IS = "as_is", _("as they stand here")

    order = models.CharField(_("order"), max_length=10, choices=Order, default=Order.NEWEST)
    documents = StreamField([("documents", DocumentsBlock())], verbose_name=_("documents"), blank=True)

    template = "sites/document_list.html"
    parent_page_types = ANYWHERE
    subpage_types: list[str] = []
    search_fields = [*ArticlePage.search_fields, index.SearchField("documents")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        FieldPanel("body"),
        FieldPanel("order"),
        FieldPanel("documents"),
    ]

    class Meta:
        verbose_name = _("document list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """`?q=` keeps the documents whose title or heading has all its words."""
        context = super().get_context(request, *args, **kwargs)
        groups = [
            (block.value["heading"], _sorted(documents_of(block.value), self.order))
            for block in self.documents
        ]
        words = request.GET.get("q", "").lower().split()
        found = [
            (heading, [one for one in rows if _has(f"{heading} {one.title}", words)])
            for heading, rows in groups
        ]
        number = sum(len(rows) for _heading, rows in groups)
        return context | {
            "groups": [(heading, rows) for heading, rows in found if rows],
            "found": sum(len(rows) for _heading, rows in found),
            "query": " ".join(words) and request.GET["q"].strip(),
            "searchable": number >= SEARCHABLE_FROM,
        }


def _sorted(rows: Iterable[Document], order: str) -> list[Document]:
    if order == DocumentListPage.Order.NEWEST:
        return sorted(rows, key=lambda one: one.date, reverse=True)
    if order == DocumentListPage.Order.TITLE:
        return sorted(rows, key=lambda one: one.title.lower())
    return list(rows)


def _has(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)
