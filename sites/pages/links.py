"""Running text as editors store it, made into HTML: its links name pages and services, wherever they are now."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.navigation.tree import page_tree
from sites.pages import services
from sites.security import sanitise

SERVICE = "service"  # the linktype of a link to a service; its id is the service's key
_LINK = re.compile(r'<a (?=[^>]*\blinktype="(page|service)")[^>]*\bid="([\w-]+)"[^>]*(?=>)')


def expand(source: str, municipality: Municipality | None, language: str | None = None) -> str:
    """The HTML of a rich text for readers in `language` (the active one), with plain elements and safe links.

    Links to the municipality's own pages and to services lead to them in that language, without asking the
    database for each; what is there no more is text without a link.
    """
    if municipality is not None:
        source = _linked(source, municipality, language or get_language() or DEFAULT)
    return sanitise.rich_text(expand_db_html(source))


def _linked(source: str, municipality: Municipality, language: str) -> str:
    tree = page_tree(municipality)

    def link(match: re.Match[str]) -> str:
        kind, key = match[1], match[2]
        if kind == SERVICE:
            service = services.find(municipality, language, key)
            return format_html('<a href="{}"', service.url) if service else "<a"
        url = tree.url(int(key), language) if key.isdecimal() else ""
        return format_html('<a href="{}"', url) if url else match[0]

    return _LINK.sub(link, source)
