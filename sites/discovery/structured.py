"""Pages described in schema.org's words (JSON-LD 1.1), as data in a script element that nobody runs.

What each type of page is described as is in sites.discovery.descriptions and in the rooms that have types of pages.
"""

import json
from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any
from urllib.parse import urljoin

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.municipalities.models import Municipality
from sites.theme import stylesheet

Thing = dict[str, Any]
# So that no text can end the element that it stands in, or begin another.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@singledispatch
def describe(page: Page, municipality: Municipality, url: str) -> Thing | None:
    """What the page at `url` is about, never about whom; None where there is nothing to tell.

    Rooms register their types of pages: `@describe.register`.
    """
    return None


def script(things: list[Thing]) -> SafeString:
    """The element for a page's head; empty where there is nothing to tell."""
    if not things:
        return SafeString("")
    data = {"@context": "https://schema.org", "@graph": [_without_empty(thing) for thing in things]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def organisation(municipality: Municipality) -> Thing:
    """The municipality in full, as its front page has it."""
    arms = stylesheet.coat_of_arms_url(municipality)
    return reference(municipality) | {
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "Organisasjonsnummer",
            "value": municipality.organisation_number,
        },
        "sameAs": f"https://data.norge.no/organizations/{municipality.organisation_number}",
        "telephone": municipality.phone,
        "email": municipality.email,
        "address": municipality.visiting_address,
        "logo": municipality.root_url + arms if arms else "",
        "areaServed": area(municipality),
    }


def reference(municipality: Municipality) -> Thing:
    """The municipality where something else is described."""
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{municipality.root_url}/#kommune",
        "name": municipality.name,
        "url": f"{municipality.root_url}/",
    }


def area(municipality: Municipality) -> Thing:
    """Where the municipality is."""
    return {"@type": "AdministrativeArea", "name": municipality.name}


def breadcrumbs(url: str, home: str, trail: Iterable[Mapping[str, str]], here: str) -> Thing:
    """The way to the page called `here` at `url` from the front page at `home`; `trail` is what is between.

    Addresses of `home` and `trail` may be relative to `url`.
    """
    steps = [(_("Home"), home), *((step["title"], step["url"]) for step in trail), (here, url)]
    items = [
        {"@type": "ListItem", "position": number, "name": str(name), "item": urljoin(url, address)}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _without_empty(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", None, [])}
