"""Rich text of editors, as the HTML that citizens get."""

from typing import Any

import bleach
from wagtail.rich_text import expand_db_html

TAGS = frozenset({"p", "b", "strong", "i", "em", "a", "ul", "ol", "li", "br"})


def safe_html(stored: Any) -> str:
    """The HTML of a RichText value, links resolved, with nothing in it but plain text markup and links."""
    html = expand_db_html(getattr(stored, "source", stored) or "")
    return bleach.clean(html, tags=TAGS, attributes={"a": ["href"]}, strip=True)
