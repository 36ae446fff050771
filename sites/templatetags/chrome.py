"""Tags for templates/base.html."""

from typing import Any

from django import template
from django.utils.translation import get_language
from wagtail.models import Page

from sites.languages.paths import DEFAULT
from sites.navigation import chrome as frame
from sites.navigation.tree import page_tree
from sites.pages import services
from sites.pages.pictures import renditions
from sites.theme import stylesheet

register = template.Library()


@register.simple_tag(takes_context=True)
def chrome(context: dict[str, Any]) -> frame.Chrome:
    """Header and footer of this page. A view may put `page_languages` (codes) in its context."""
    return frame.chrome(context["request"], context.get("page"), context.get("page_languages"))


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], page: Page) -> str:
    """Where this reader finds a page: in the active language where it exists."""
    if own := page_tree(context["municipality"]).url(page.pk, get_language() or DEFAULT):
        return own
    elsewhere = Page.objects.live().filter(pk=page.pk).first()
    return (elsewhere and elsewhere.get_url(context["request"])) or ""


@register.simple_tag(takes_context=True)
def link_address(context: dict[str, Any], link: Any) -> str:
    """Where a link of blocks leads: to its service, its page or its address; empty where there is none any more."""
    if key := link.get("service"):
        found = services.find(context["municipality"], get_language() or DEFAULT, key)
        return found.url if found else ""
    return address(context, link["page"]) if link["page"] else link["url"]


@register.inclusion_tag("components/picture.html")
def picture(image: Any, alt: str, sizes: str, shape: str = "", priority: str = "") -> dict[str, Any]:
    """An image with a choice of widths; `sizes` as in HTML, `shape` of sites.pages.pictures."""
    return {"renditions": renditions(image, shape), "alt": alt, "sizes": sizes, "priority": priority}


@register.simple_tag(takes_context=True)
def theme_url(context: dict[str, Any]) -> str:
    """Address of the municipality's colours."""
    return stylesheet.url(context["municipality"])


@register.simple_tag(takes_context=True)
def coat_of_arms_url(context: dict[str, Any]) -> str:
    """Address of the municipality's coat of arms; empty when it has none."""
    return stylesheet.coat_of_arms_url(context["municipality"])
