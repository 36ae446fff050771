"""A guide: a task in chapters that are read one after the other, each with its own address."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sites.pages.models import ANYWHERE, ArticlePage
from sites.pages.relatives import Child, children_of


class GuidePage(ArticlePage):
    """The first page of a guide: what it is about, and its chapters."""

    template = "sites/guide.html"
    parent_page_types = ANYWHERE
    subpage_types = ["municipal_sites.ChapterPage"]

    class Meta:
        verbose_name = _("guide")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"chapters": children_of(self, request)}


class ChapterPage(ArticlePage):
    """A chapter, with the way to the next."""

    template = "sites/chapter.html"
    parent_page_types = [GuidePage]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("chapter")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        guide = self.get_parent()
        chapters = [Child(one.title, f"../{one.url}", one.description) for one in children_of(guide, request)]
        here = next((n for n, one in enumerate(chapters) if one.url == f"../{self.slug}/"), None)
        return context | {
            "guide": guide.title,
            "chapters": chapters,
            "number": here + 1 if here is not None else None,
            "before": chapters[here - 1] if here else None,
            "after": chapters[here + 1] if here is not None and here + 1 < len(chapters) else None,
        }
