"""Running text and callouts."""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.navigation.tree import page_tree
from sites.security import sanitise

# As Wagtail's editor stores it.
_PAGE_LINK = re.compile(r'<a (?=[^>]*linktype="page")[^>]*\bid="(\d+)"[^>]*(?=>)')
FEATURES = ["h2", "h3", "bold", "italic", "ul", "ol", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Running text, sanitised when it is shown."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": FEATURES, "default": "", "label": _("Text")} | options)

    def get_context(self, value: RichText, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        source = value.source
        if municipality := context.get("municipality"):
            source = _link_pages(source, municipality)
        context["html"] = mark_safe(sanitise.rich_text(expand_db_html(source)))
        return context

    class Meta:
        icon = "pilcrow"
        template = "sites/blocks/text.html"


def _link_pages(source: str, municipality: Municipality) -> str:
    """Links to the municipality's own pages, in the reader's language; Wagtail would ask for each of them."""
    tree, language = page_tree(municipality), get_language() or DEFAULT

    def link(match: re.Match[str]) -> str:
        url = tree.url(int(match[1]), language)
        return format_html('<a href="{}"', url) if url else match[0]

    return _PAGE_LINK.sub(link, source)


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
