"""Everything that may be HTML from people passes here, and nowhere else is bleach used."""

from functools import lru_cache

import bleach

RICH_TEXT = {
    "a": ["href"],
    **{
        tag: []
        for tag in ("p", "h2", "h3", "h4", "b", "strong", "i", "em", "ul", "ol", "li", "br", "blockquote")
    },
}
SCHEMES = ["http", "https", "mailto", "tel"]


@lru_cache(maxsize=4096)
def rich_text(html: str) -> str:
    """The HTML with plain text elements and safe links only. Kept per process: the same texts come again."""
    return bleach.clean(html, tags=set(RICH_TEXT), attributes=RICH_TEXT, protocols=SCHEMES, strip=True)
