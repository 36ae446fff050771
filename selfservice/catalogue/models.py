"""The portal page, with the menu that editors arrange beside its services."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from selfservice.catalogue import browsing, services
from sites.navigation.chrome import PORTAL_SLUG
from sites.pages.blocks.article import LinkBlock
from sites.pages.blocks.text import CalloutBlock, RichTextBlock
from sites.pages.models import BasePage


class MenuBlock(blocks.StructBlock):
    """A group of links beside the services."""

    heading = blocks.CharBlock(default="", max_length=80, label=_("Heading"))
    links = blocks.ListBlock(LinkBlock(), min_num=1, max_num=15, label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Menu")
        template = "selfservice/catalogue/menu.html"


class WayBlock(blocks.StructBlock):
    """A way into the services: links to the themes, life events or groups that have any, or the most used."""

    heading = blocks.CharBlock(default="", max_length=80, label=_("Heading"))
    way = blocks.ChoiceBlock(choices=browsing.WAYS, default=browsing.LIFE_EVENTS, label=_("What it lists"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        municipality = context.get("municipality")
        context["links"] = (
            browsing.links(municipality, get_language() or "nb", value["way"]) if municipality else []
        )
        return context

    class Meta:
        icon = "list-ul"
        label = _("Ways to the services")
        template = "selfservice/catalogue/way.html"


class PortalPage(BasePage):
    """Self-service: menu on the left, services in the middle."""

    menu = StreamField(
        [("menu", MenuBlock()), ("way", WayBlock()), ("callout", CalloutBlock()), ("text", RichTextBlock())],
        verbose_name=_("menu"),
        blank=True,
    )

    template = "selfservice/catalogue/portal.html"
    max_count_per_parent = 1
    parent_page_types = ["municipal_sites.HomePage"]
    subpage_types = ["forms_app.DialogPage"]
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("menu")]

    class Meta:
        verbose_name = _("self-service page")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = PORTAL_SLUG  # steps and receipts have fixed addresses below it
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        found = services.services(request.municipality, get_language() or "nb")
        context["municipal"] = services.by_theme(service for service in found if not service.owner)
        context["others"] = services.by_theme(service for service in found if service.owner)
        return context
