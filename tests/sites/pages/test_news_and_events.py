"""News with its archive and feed; events with their calendar files."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from sites.pagecache import stamps
from sites.pages.events import EventPage, EventsPage, coming
from sites.pages.icalendar import Entry, calendar
from sites.pages.news import latest
from sites.pages.newsroom import PER_PAGE, NewsArchivePage, NewsPage
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.fixture
def get(client):
    return lambda path, host="alta.localhost": client.get(path, headers={"host": host})


@pytest.fixture
def archive(alta):
    return factories.web_page(factories.home(alta), NewsArchivePage, "aktuelt", title="Aktuelt")


def event(parent, slug: str, days: float, **values):
    starts = timezone.now() + timedelta(days=days)
    return factories.web_page(parent, EventPage, slug, starts_at=starts, place="Biblioteket", **values)


def test_archive_has_every_story_newest_first_in_pages(archive, get, django_assert_max_num_queries):
    for number in range(PER_PAGE + 1):
        factories.web_page(
            archive, NewsPage, f"sak-{number}", date=date(2025, 12, 20) + timedelta(days=number)
        )
    get("/")
    with django_assert_max_num_queries(12):
        html = get("/aktuelt/").content.decode()
    assert html.index("Sak-20") < html.index("Sak-1<") and ">Sak-0<" not in html
    assert html.index(">2026<") < html.index(">2025<")
    assert ">Sak-0<" in get("/aktuelt/?side=2").content.decode()
    assert get("/aktuelt/?side=tull").status_code == 200
    assert '<time datetime="2025-12-20">' in get("/aktuelt/sak-0/").content.decode()


def test_front_page_knows_the_newest_and_the_archive(alta, archive):
    factories.web_page(archive, NewsPage, "en", date=date(2026, 1, 1))
    factories.web_page(archive, NewsPage, "to", date=date(2026, 1, 2))
    found = latest(alta, "nb", 1)
    assert [item.url for item in found.items] == ["/aktuelt/to/"] and found.archive == "/aktuelt/"


def test_feed_is_atom_of_this_municipality_only(alta, archive, get):
    factories.web_page(archive, NewsPage, "en", title="Kaia & havna", date=date(2026, 1, 1))
    other = factories.home(factories.municipality("loppa"))
    factories.web_page(other, NewsPage, "annet", title="Bare Loppa", date=date(2026, 1, 1))
    response = get("/aktuelt.atom")
    feed = ElementTree.fromstring(response.content)
    assert (
        response["Content-Type"].startswith("application/atom+xml") and "public" in response["Cache-Control"]
    )
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Alta", "the standard demands one"
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Kaia & havna"]
    assert feed.find(f"{ATOM}entry/{ATOM}link").get("href") == f"{alta.root_url}/aktuelt/en/"


def test_calendar_shows_what_is_to_come(alta, get, django_assert_max_num_queries):
    events = factories.web_page(factories.home(alta), EventsPage, "det-skjer", title="Det skjer")
    event(events, "senere", 40)
    event(events, "snart", 2)
    event(events, "over", -3)
    event(events, "pagar", -3, ends_at=timezone.now() + timedelta(days=1))
    get("/")
    with django_assert_max_num_queries(12):
        html = get("/det-skjer/").content.decode()
    assert html.index(">Pagar<") < html.index(">Snart<") < html.index(">Senere<") and ">Over<" not in html
    assert [item.title for item in coming(alta, "nb", 2).items] == ["Pagar", "Snart"]


def test_an_event_leaves_kept_pages_the_day_after(alta, get):
    events = factories.web_page(factories.home(alta), EventsPage, "det-skjer")
    event(events, "i-dag", 0)
    assert "I-dag" in get("/det-skjer/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        stamps.forget()
        assert "I-dag" not in get("/det-skjer/").content.decode()


def test_events_end_after_they_begin():
    now = timezone.now()
    page = EventPage(title="x", slug="x", starts_at=now, ends_at=now - timedelta(hours=1), place="Her")
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "ends_at" in refused.value.message_dict


def test_calendar_files_are_this_municipalitys(alta, get):
    events = factories.web_page(factories.home(alta), EventsPage, "det-skjer")
    page = event(events, "konsert", 2, ends_at=timezone.now() + timedelta(days=2, hours=2))
    factories.municipality("loppa")
    every, one = get("/kalender.ics"), get(f"/kalender/{page.pk}.ics")
    assert one["Content-Type"].startswith("text/calendar")
    for body in (every.content, one.content):
        assert b"SUMMARY:Konsert\r\n" in body and f"URL:{alta.root_url}/det-skjer/konsert/".encode() in body
    assert b"VEVENT" not in get("/kalender.ics", "loppa.localhost").content
    assert get(f"/kalender/{page.pk}.ics", "loppa.localhost").status_code == 404
    page.unpublish()
    assert get(f"/kalender/{page.pk}.ics").status_code == 404


def test_calendar_follows_rfc_5545():
    moment = datetime(2026, 6, 1, 16, 30, tzinfo=UTC)
    entry = Entry(
        "a@b", "Mat, drikke; og \\ mer", "Æ" * 60 + "\nto", "Her", "https://x.example/", moment, None, moment
    )
    body = calendar("Alta", [entry])
    assert rb"SUMMARY:Mat\, drikke\; og \\ mer" in body and b"DTSTART:20260601T163000Z" in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert ("Æ" * 60 + "\\nto").encode() in body.replace(b"\r\n ", b"")
