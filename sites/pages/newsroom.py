"""News: an archive with years and a feed, and the stories in it."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from sites.pages.models import ArticlePage, BasePage
from sites.pages.relatives import trail_of

PER_PAGE = 20


class NewsArchivePage(BasePage):
    """Every story, newest first."""

    template = "sites/news_archive.html"
    max_count_per_parent = 1
    parent_page_types = ["municipal_sites.HomePage"]
    subpage_types = ["municipal_sites.NewsPage"]
    content_panels = [*Page.content_panels, FieldPanel("description")]

    class Meta:
        verbose_name = _("news archive")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """`?side=` asks for older ones; what is no page's number gives the nearest."""
        context = super().get_context(request, *args, **kwargs)
        stories = NewsPage.objects.child_of(self).live().order_by("-date", "-pk")
        found = Paginator(stories.values("title", "slug", "date", "description"), PER_PAGE)
        return context | {"trail": trail_of(self), "stories": found.get_page(request.GET.get("side"))}


class NewsPage(ArticlePage):
    """A story of a day."""

    date = models.DateField(_("date"), default=timezone.localdate)

    template = "sites/news.html"
    parent_page_types = [NewsArchivePage]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("description"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("news story")
