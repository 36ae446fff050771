"""Rich text of editors, as the HTML that citizens get."""

from typing import Any

from wagtail.rich_text import expand_db_html

from sites.security import sanitise


def safe_html(stored: Any) -> str:
    """The HTML of a RichText value, links resolved, with nothing in it but plain text markup and links."""
    return sanitise.rich_text(expand_db_html(getattr(stored, "source", stored) or ""))
