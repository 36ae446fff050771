"""A link to a page that helps; there is nothing to answer."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.questions.information import Information, InformationBlock

_is_address = URLValidator(schemes=("http", "https"))


class LinkBlock(InformationBlock):
    label = blocks.CharBlock(
        label=_("Text of the link"),
        help_text=_("Say where it leads: “Read about prices”, never “Click here”."),
        default="",
        max_length=200,
    )
    url = blocks.URLBlock(label=_("Web address"), default="", max_length=500)
    description = blocks.TextBlock(label=_("Text before the link"), required=False, default="", rows=2)
    body = None

    class Meta:
        icon = "link"
        label = _("Link")
        group = _("Text")


class Link(Information):
    """No value. Texts `url` (http or https, else empty) and `description`: each language may lead elsewhere."""

    name = "link"
    template = "forms_app/questions/link.html"
    block = LinkBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        url = value["url"] or ""
        return {}, {"url": url if _leads_to_a_page(url) else "", "description": value["description"]}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = [] if value["label"].strip() else [("label", gettext("Write the text of the link."))]
        if not _leads_to_a_page(value["url"] or ""):
            found.append(("url", gettext("Write the whole web address, beginning with https://")))
        return found


def _leads_to_a_page(url: str) -> bool:
    try:
        _is_address(url)
    except (ValidationError, ValueError):
        return False
    return True
