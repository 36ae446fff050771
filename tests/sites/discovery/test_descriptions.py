"""Every type of page is described in schema.org's words, with what each type must have, and about nobody."""

import json
import re
from urllib.parse import urlsplit

import pytest

from sites.pages.deadlines import VacancyPage
from tests import factories
from tests.sites.pages import every_type

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
# What search engines and schema.org's own definitions cannot do without.
REQUIRED = {
    "GovernmentOrganization": {"name", "url"},
    "GovernmentService": {"name", "url", "provider", "areaServed", "availableChannel"},
    "Event": {"name", "startDate", "location", "organizer"},
    "NewsArticle": {"headline", "datePublished", "author", "publisher", "mainEntityOfPage"},
    "JobPosting": {"title", "description", "datePosted", "validThrough", "hiringOrganization", "jobLocation"},
    "CivicStructure": {"name", "address", "geo", "openingHours", "openingHoursSpecification", "telephone"},
    "SpecialAnnouncement": {"name", "text", "datePosted", "expires", "publisher"},
    "WebPage": {"name", "url", "publisher", "inLanguage"},
    "CollectionPage": {"name", "url", "publisher", "inLanguage"},
    "ItemList": {"name", "itemListElement"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "BreadcrumbList": {"itemListElement"},
    "ContactPoint": {"contactType", "telephone"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressCountry"},
}
TYPES = {
    "HomePage": "GovernmentOrganization",
    "PortalPage": "CollectionPage",
    "SectionPage": "CollectionPage",
    "ContentPage": "WebPage",
    "CampaignPage": "WebPage",
    "DepartmentPage": "GovernmentOrganization",
    "PlacePage": "CivicStructure",
    "VacancyPage": "JobPosting",
    "ConsultationPage": "SpecialAnnouncement",
    "DocumentListPage": "CollectionPage",
    "GuidePage": "CollectionPage",
    "ChapterPage": "WebPage",
    "NewsArchivePage": "CollectionPage",
    "NewsPage": "NewsArticle",
    "EventsPage": "CollectionPage",
    "EventPage": "Event",
    "SharedHome": "CollectionPage",
}


def parts(thing):
    """Everything that is described in something, itself first."""
    if isinstance(thing, dict):
        yield thing
    for value in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from parts(value)


def graph(client, path):
    response = client.get(path, headers={"host": "alta.localhost"})
    found = json.loads(DATA.search(response.text)[1])["@graph"]
    for thing in parts(found):
        assert thing.keys() >= REQUIRED.get(thing["@type"], set()), (path, thing)
        for name, value in thing.items():
            if name in ("url", "@id", "item", "logo", "sameAs", "mainEntityOfPage", "serviceUrl"):
                address = value["@id"] if isinstance(value, dict) else value
                assert urlsplit(address).scheme and urlsplit(address).netloc, (path, name, address)
            assert value not in ("", None, [], {}), (path, name)
    return found


def test_every_type_of_page(client):
    alta = factories.municipality("alta", phone="78 45 50 00", email="post@alta.example")
    for name, path in every_type.make(alta).items():
        first, *rest = graph(client, path)
        assert first["@type"] == TYPES[name], name
        if name == "HomePage":
            assert not rest
            continue
        (trail,) = rest
        steps = trail["itemListElement"]
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        assert steps[0]["item"] == f"{alta.root_url}/" and steps[-1]["item"] == alta.root_url + path, name
        told = json.dumps(first)
        assert "Testmann" not in told and "b@alta.example" not in told, "about the work, not the people"
        if name in ("DepartmentPage", "VacancyPage"):
            assert '"contactType": "Leder"' in told
        if name == "PlacePage":
            assert first["openingHours"] == ["Mo,Tu,We,Th,Fr 10:00-18:00"]
        if name == "ChapterPage":
            assert steps[1]["item"] == f"{alta.root_url}/guidepage/"


def test_services_their_places_and_questions(client):
    alta = factories.municipality("alta")
    factories.published(factories.dialog_page(alta, title="Båtplass"))
    answer = factories.answer(alta, answer_nb='<p><a href="/skole/">Les mer</a></p>')
    service, trail = graph(client, "/selvbetjening/batplass/")
    assert service["@type"] == "GovernmentService"
    assert [step["name"] for step in trail["itemListElement"]][-1] == "Båtplass"
    listed, trail = graph(client, "/selvbetjening/tjenester/tema/naring/")
    (entry,) = listed["itemListElement"]
    assert entry["url"] == f"{alta.root_url}/selvbetjening/batplass/" and len(trail["itemListElement"]) == 3
    faq, _trail = graph(client, f"/selvbetjening/sporsmal-og-svar/{answer.pk}/")
    assert f'href="{alta.root_url}/skole/"' in faq["mainEntity"][0]["acceptedAnswer"]["text"]


def test_a_vacancy_that_is_over_is_not_offered(client):
    home = factories.home(factories.municipality("alta"))
    factories.web_page(home, VacancyPage, "stilling", deadline="2020-01-01")
    (trail,) = graph(client, "/stilling/")
    assert trail["@type"] == "BreadcrumbList"
