"""Running text and callouts."""

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from sites.pages.links import expand

FEATURES = ["h2", "h3", "bold", "italic", "ul", "ol", "link", "service-link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Running text, sanitised when it is shown. Where it may have links, they may be to services."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": FEATURES, "default": "", "label": _("Text")} | options)
        if "link" in self.features and "service-link" not in self.features:
            # Or the editor drops the links that have taken the place of old ones.
            self.features = [*self.features, "service-link"]

    def get_context(self, value: RichText, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["html"] = mark_safe(expand(value.source, context.get("municipality")))
        return context

    class Meta:
        icon = "pilcrow"
        template = "sites/blocks/text.html"


class CalloutBlock(blocks.StructBlock):
    """Something that readers must not miss."""

    tone = blocks.ChoiceBlock(
        choices=[("info", _("Information")), ("success", _("Good news")), ("warning", _("Warning"))],
        default="info",
        label=_("Kind"),
    )
    heading = blocks.CharBlock(default="", max_length=120, label=_("Heading"))
    text = blocks.TextBlock(default="", required=False, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "sites/blocks/callout.html"
