"""What the head of every page tells machines."""

from typing import Any

from django import template

from sites.discovery import sharing, structured
from sites.pages.models import HomePage

register = template.Library()


@register.inclusion_tag("components/discovery.html", takes_context=True)
def discovery(context: dict[str, Any]) -> dict[str, Any]:
    """Description, card and schema.org.

    A public view without a page may put `structured_data` in its context, and with it `trail`, `here` and
    `described`, a sentence about it.
    """
    municipality, page = context.get("municipality"), context.get("page")
    if municipality is None:
        return {}
    url = municipality.root_url + context["request"].path
    things = context.get("structured_data") or []
    if page is not None and (thing := structured.describe(page, municipality, url)):
        things = [thing, *things]
    here = page.title if page is not None else context.get("here")
    if here and not isinstance(page, HomePage) and (page is not None or "structured_data" in context):
        trail = context.get("trail") or []
        things = [*things, structured.breadcrumbs(url, context["chrome"].home, trail, here)]
    title = here if page is None and "structured_data" in context else ""
    card = sharing.card(municipality, url, page, title=title or "", description=context.get("described", ""))
    return {"card": card, "structured": structured.script(things), "municipality": municipality}
