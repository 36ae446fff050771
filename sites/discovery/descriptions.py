"""What each type of page is in schema.org's words (https://schema.org/docs/full.html).

Of the people who work here only what they may be asked about and their telephone is told, neither name nor e-mail.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from sites.discovery.structured import Thing, area, describe, organisation, reference
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.pages.contact import Reachable
from sites.pages.deadlines import ConsultationPage, VacancyPage
from sites.pages.departments import DepartmentPage
from sites.pages.document_lists import DocumentListPage
from sites.pages.events import EventPage, EventsPage
from sites.pages.guides import GuidePage
from sites.pages.models import BasePage, HomePage
from sites.pages.newsroom import NewsArchivePage, NewsPage
from sites.pages.places import PlacePage
from sites.pages.sections import SectionPage
from sites.shared.models import SharedHome

# https://schema.org/openingHours
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@describe.register
def _page(page: BasePage, municipality: Municipality, url: str) -> Thing:
    """A page of a type that says no more of itself."""
    return _web_page(page, "WebPage", municipality, url)


@describe.register(SectionPage)
@describe.register(SharedHome)
@describe.register(NewsArchivePage)
@describe.register(EventsPage)
@describe.register(DocumentListPage)
@describe.register(GuidePage)
def collection(page: BasePage, municipality: Municipality, url: str) -> Thing:
    """A page that gathers others."""
    return _web_page(page, "CollectionPage", municipality, url)


@describe.register
def _home(page: HomePage, municipality: Municipality, url: str) -> Thing:
    return organisation(municipality)


@describe.register
def _event(page: EventPage, municipality: Municipality, url: str) -> Thing:
    return _about(page, "Event", url) | {
        "startDate": _moment(page.starts_at),
        "endDate": _moment(page.ends_at),
        "location": {"@type": "Place", "name": page.place, "address": page.place},
        "organizer": {"@type": "Organization", "name": page.organiser}
        if page.organiser
        else reference(municipality),
        "sameAs": page.website,
        "inLanguage": language(),
    }


@describe.register
def _news(page: NewsPage, municipality: Municipality, url: str) -> Thing:
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "datePublished": page.date.isoformat(),
        "dateModified": _moment(page.last_published_at),
        "mainEntityOfPage": url,
        "author": reference(municipality),
        "publisher": reference(municipality),
        "inLanguage": language(),
    }


@describe.register
def _department(page: DepartmentPage, municipality: Municipality, url: str) -> Thing:
    return _about(page, "GovernmentOrganization", url) | _reachable(page) | {
        "parentOrganization": reference(municipality),
        "contactPoint": list(_whom_to_ask(page.people)),
    }  # fmt: skip


@describe.register
def _place(page: PlacePage, municipality: Municipality, url: str) -> Thing:
    hours = [
        (
            _between(int(block.value["first"]), int(block.value["last"])),
            f"{block.value['opens']:%H:%M}",
            f"{block.value['closes']:%H:%M}",
        )
        for block in page.hours
    ]
    told = page.latitude is not None and page.longitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": str(page.latitude), "longitude": str(page.longitude)}
    return _about(page, "CivicStructure", url) | {
        "telephone": page.phone,
        "address": page.visiting_address,
        "containedInPlace": area(municipality),
        "geo": geo if told else None,
        "openingHours": [
            f"{','.join(day[:2] for day in days)} {opens}-{closes}" for days, opens, closes in hours
        ],
        "openingHoursSpecification": [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes}
            for days, opens, closes in hours
        ],
    }


@describe.register
def _vacancy(page: VacancyPage, municipality: Municipality, url: str) -> Thing | None:
    """Nothing when it is over: a search engine must not offer it."""
    if page.over or page.deadline is None:
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": municipality.visiting_address or municipality.name,
        "addressLocality": municipality.name,
        "addressCountry": "NO",
    }
    return {
        "@type": "JobPosting",
        "title": page.title,
        "description": page.description or page.title,
        "url": url,
        "datePosted": _posted(page),
        "validThrough": page.deadline.isoformat(),
        "hiringOrganization": reference(municipality),
        "jobLocation": {"@type": "Place", "name": page.workplace or municipality.name, "address": address},
        "applicationContact": next(_whom_to_ask(page.people), None),
        "inLanguage": language(),
    }


@describe.register
def _consultation(page: ConsultationPage, municipality: Municipality, url: str) -> Thing:
    return _about(page, "SpecialAnnouncement", url) | {
        "text": page.description or page.title,
        "datePosted": _posted(page),
        "expires": page.deadline.isoformat() if page.deadline else "",
        "publisher": reference(municipality),
        "spatialCoverage": area(municipality),
        "inLanguage": language(),
    }


def language() -> str:
    """The code of the language that the page is shown in (BCP 47)."""
    return get_language() or DEFAULT


def _web_page(page: Any, kind: str, municipality: Municipality, url: str) -> Thing:
    return _about(page, kind, url) | {
        "dateModified": _moment(page.last_published_at),
        "publisher": reference(municipality),
        "inLanguage": language(),
    }


def _about(page: Any, kind: str, url: str) -> Thing:
    return {"@type": kind, "name": page.title, "description": page.description, "url": url}


def _reachable(page: Reachable) -> Thing:
    return {"telephone": page.phone, "email": page.email, "address": page.visiting_address}


def _whom_to_ask(people: Iterable[Any]) -> Iterable[Thing]:
    """What is asked of whom, by telephone, of those who have one."""
    for person in people:
        if person.value["phone"] and person.value["role"]:
            yield {
                "@type": "ContactPoint",
                "contactType": person.value["role"],
                "telephone": person.value["phone"],
            }


def _posted(page: Any) -> str:
    return timezone.localdate(page.first_published_at or timezone.now()).isoformat()


def _moment(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _between(first: int, last: int) -> list[str]:
    """The days from one to another, also past Sunday."""
    return [_DAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)]
