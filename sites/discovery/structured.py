"""Pages described in schema.org's words (JSON-LD 1.1), as data in a script element that nobody runs."""

import json
from functools import singledispatch
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.pages.contact import Reachable
from sites.pages.deadlines import VacancyPage
from sites.pages.departments import DepartmentPage
from sites.pages.events import EventPage
from sites.pages.models import HomePage
from sites.pages.newsroom import NewsPage
from sites.pages.places import PlacePage
from sites.theme import stylesheet

Thing = dict[str, Any]
# So that no text can end the element that it stands in, or begin another.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@singledispatch
def describe(page: Page, municipality: Municipality, url: str) -> Thing | None:
    """What the page at `url` is about; None for a type of page that nobody has described.

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


@describe.register
def _home(page: HomePage, municipality: Municipality, url: str) -> Thing:
    return organisation(municipality)


@describe.register
def _event(page: EventPage, municipality: Municipality, url: str) -> Thing:
    return _about(page, "Event", url) | {
        "startDate": page.starts_at.isoformat(),
        "endDate": page.ends_at.isoformat() if page.ends_at else "",
        "location": {"@type": "Place", "name": page.place, "address": page.place},
        "organizer": {"@type": "Organization", "name": page.organiser}
        if page.organiser
        else reference(municipality),
        "inLanguage": _language(),
    }


@describe.register
def _news(page: NewsPage, municipality: Municipality, url: str) -> Thing:
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "datePublished": page.date.isoformat(),
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
        "mainEntityOfPage": url,
        "author": reference(municipality),
        "publisher": reference(municipality),
        "inLanguage": _language(),
    }


@describe.register
def _department(page: DepartmentPage, municipality: Municipality, url: str) -> Thing:
    return _about(page, "GovernmentOrganization", url) | _reachable(page) | {
        "parentOrganization": reference(municipality)
    }  # fmt: skip


@describe.register
def _place(page: PlacePage, municipality: Municipality, url: str) -> Thing:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    hours = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": _between(days, int(block.value["first"]), int(block.value["last"])),
            "opens": f"{block.value['opens']:%H:%M}",
            "closes": f"{block.value['closes']:%H:%M}",
        }
        for block in page.hours
    ]
    told = page.latitude is not None and page.longitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": str(page.latitude), "longitude": str(page.longitude)}
    return _about(page, "Place", url) | {
        "telephone": page.phone,
        "address": page.visiting_address,
        "geo": geo if told else None,
        "openingHoursSpecification": hours,
    }


@describe.register
def _vacancy(page: VacancyPage, municipality: Municipality, url: str) -> Thing | None:
    """Nothing when it is over: a search engine must not offer it."""
    if page.over or page.deadline is None:
        return None
    posted = page.first_published_at or timezone.now()
    return {
        "@type": "JobPosting",
        "title": page.title,
        "description": page.description,
        "url": url,
        "datePosted": timezone.localdate(posted).isoformat(),
        "validThrough": page.deadline.isoformat(),
        "hiringOrganization": reference(municipality),
        "jobLocation": {"@type": "Place", "address": municipality.visiting_address or municipality.name},
        "inLanguage": _language(),
    }


def _about(page: Any, kind: str, url: str) -> Thing:
    return {"@type": kind, "name": page.title, "description": page.description, "url": url}


def _reachable(page: Reachable) -> Thing:
    return {"telephone": page.phone, "email": page.email, "address": page.visiting_address}


def _between(days: tuple[str, ...], first: int, last: int) -> list[str]:
    """The days from one to another, also past Sunday."""
    return [days[(first + step) % 7] for step in range((last - first) % 7 + 1)]


def _language() -> str:
    return get_language() or DEFAULT


def _without_empty(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", None, [])}
