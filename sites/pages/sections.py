"""A theme of the municipal web: what is below it, as cards."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from sites.pages.blocks.article import LinksBlock
from sites.pages.blocks.text import CalloutBlock, RichTextBlock
from sites.pages.models import BasePage
from sites.pages.relatives import children_of, trail_of


class SectionPage(BasePage):
    """Gathers the pages of a theme: shortcuts that editors choose, then everything below it."""

    body = StreamField(
        [("links", LinksBlock()), ("callout", CalloutBlock()), ("text", RichTextBlock())],
        verbose_name=_("content"),
        blank=True,
        help_text=_("The pages below are listed by themselves."),
    )

    template = "sites/section.html"
    parent_page_types = [f"municipal_sites.{name}" for name in ("HomePage", "SectionPage", "SharedHome")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("body")]

    class Meta:
        verbose_name = _("section page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": trail_of(self), "children": children_of(self, request)}
