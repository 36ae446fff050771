"""The parts of a front page."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from sites.pages import services
from sites.pages.blocks.article import LinkBlock
from sites.pages.blocks.page_links import LinkedPageBlock
from sites.pages.blocks.pictures import alt_block, decorative_block, described
from sites.pages.blocks.service_links import ServiceBlock
from sites.pages.news import latest


class HeroBlock(blocks.StructBlock):
    """What visitors see first."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    intro = blocks.TextBlock(default="", required=False, label=_("Introduction"))
    image = ImageChooserBlock(required=False, label=_("Picture"))
    alt = alt_block()
    decorative = decorative_block()

    def clean(self, value: Any) -> Any:
        return described(super().clean(value))

    class Meta:
        icon = "image"
        label = _("Welcome")
        template = "sites/blocks/hero.html"


class ActionBlock(LinkBlock):
    """The one thing to do, as a button."""

    class Meta:
        icon = "arrow-right"
        label = _("Button")
        template = "sites/blocks/action.html"


class PortalBlock(blocks.StructBlock):
    """The way into self-service: search, the most used services, and a person's own page."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    intro = blocks.TextBlock(default="", required=False, label=_("Introduction"))
    services_shown = blocks.IntegerBlock(
        default=6,
        min_value=0,
        max_value=12,
        label=_("Number of services"),
        help_text=_("The most used ones come first."),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        municipality = context.get("municipality")
        context["services"] = (
            services.most_used(municipality, get_language() or "nb", value["services_shown"])
            if municipality
            else []
        )
        return context

    class Meta:
        icon = "form"
        label = _("Self-service")
        template = "sites/blocks/portal.html"


class CardBlock(blocks.StructBlock):
    """A shortcut to a page, to another website, or to a service."""

    title = blocks.CharBlock(default="", max_length=80, label=_("Title"))
    text = blocks.CharBlock(default="", required=False, max_length=200, label=_("Text"))
    page = LinkedPageBlock(required=False, label=_("Page"))
    url = blocks.URLBlock(required=False, label=_("or address on another website"))
    service = ServiceBlock(required=False, label=_("or service"))


class CardsBlock(blocks.StructBlock):
    """Shortcuts side by side."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    cards = blocks.ListBlock(CardBlock(), min_num=1, max_num=12, label=_("Shortcuts"))

    class Meta:
        icon = "grip"
        label = _("Shortcuts")
        template = "sites/blocks/cards.html"


class NewsBlock(blocks.StructBlock):
    """The newest stories, and the way to all of them."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    shown = blocks.IntegerBlock(default=3, min_value=1, max_value=9, label=_("Number of news items"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        municipality = context.get("municipality")
        context["news"] = (
            latest(municipality, get_language() or "nb", value["shown"]) if municipality else None
        )
        return context

    class Meta:
        icon = "calendar"
        label = _("News")
        template = "sites/blocks/news.html"


class EventsBlock(blocks.StructBlock):
    """What happens next, and the way to the calendar."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    shown = blocks.IntegerBlock(default=3, min_value=1, max_value=9, label=_("Number of events"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from sites.pages.events import coming  # whose pages stand below the front page

        context = super().get_context(value, parent_context)
        municipality = context.get("municipality")
        context["events"] = (
            coming(municipality, get_language() or "nb", value["shown"]) if municipality else None
        )
        return context

    class Meta:
        icon = "date"
        label = _("Events")
        template = "sites/blocks/events.html"


class TopTasksBlock(blocks.StructBlock):
    """What most visitors come for, one click away."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    links = blocks.ListBlock(LinkBlock(), min_num=2, max_num=8, label=_("Tasks"))

    class Meta:
        icon = "tasks"
        label = _("Top tasks")
        template = "sites/blocks/top_tasks.html"


class ContactBlock(blocks.StructBlock):
    """How to reach the municipality; telephone, address and hours are those of its settings."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    text = blocks.TextBlock(default="", required=False, label=_("Text"))

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "sites/blocks/contact.html"
