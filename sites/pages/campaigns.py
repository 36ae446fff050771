"""A landing page for something that is to be noticed, built of the front page's parts."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from sites.pages.blocks import home, text
from sites.pages.blocks.pictures import PictureBlock
from sites.pages.models import ANYWHERE, BasePage
from sites.pages.relatives import trail_of


class CampaignPage(BasePage):
    """Few words, one thing to do."""

    body = StreamField(
        [
            ("hero", home.HeroBlock()),
            ("action", home.ActionBlock()),
            ("text", text.RichTextBlock(template="sites/blocks/band_text.html")),
            ("picture", PictureBlock(template="sites/blocks/band_picture.html")),
            ("cards", home.CardsBlock()),
            ("top_tasks", home.TopTasksBlock()),
            ("portal", home.PortalBlock()),
            ("events", home.EventsBlock()),
            ("callout", text.CalloutBlock(template="sites/blocks/band_callout.html")),
            ("contact", home.ContactBlock()),
        ],
        verbose_name=_("content"),
        blank=True,
        block_counts={"hero": {"max_num": 1}, "portal": {"max_num": 1}},
    )

    template = "sites/campaign.html"
    parent_page_types = ANYWHERE
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("body")]

    class Meta:
        verbose_name = _("campaign page")

    @property
    def has_hero(self) -> bool:
        """Whether the content brings the page's main heading itself."""
        return any(block.block_type == "hero" for block in self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"trail": trail_of(self)}
