"""What is counted, exactly once, by however many processes, and with nobody's name on it."""

import threading
from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client

from sites.numbers import counting, devices, history
from sites.numbers.counting import What
from sites.numbers.models import Tally
from sites.pagecache import stamps
from tests import factories
from tests.sites.pages import samples

pytestmark = pytest.mark.django_db

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148"
)
COMPUTER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _nothing_counted():
    counting.forget()
    stamps.forget()
    yield
    counting.forget()


@pytest.fixture
def alta():
    municipality = factories.municipality("alta")
    samples.fill(factories.home(municipality))
    return municipality


def rows(**where):
    counting.flush()
    return list(
        Tally.objects.filter(**where)
        .order_by("kind", "subject", "device")
        .values_list("kind", "subject", "language", "device", "n")
    )


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (PHONE, "phone"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "phone"),
        ("Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 20) Chrome/99 Mobile Safari/537.36", "phone"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", "tablet"),
        ("Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "tablet"),
        (COMPUTER, "computer"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15", "computer"),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ""),
        ("Mozilla/5.0 (Linux; Android 6.0.1) Chrome/140 Mobile Safari/537.36 (compatible; bingbot/2.0)", ""),
        ("curl/8.5.0", ""),
        ("python-requests/2.32", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_three_classes_of_devices_and_no_robots(user_agent, device):
    assert devices.device(user_agent) == device


def test_a_page_is_counted_each_time_it_is_shown_kept_or_not(alta):
    page = factories.home(alta)
    visitor = Client(headers={"host": "alta.localhost", "user-agent": PHONE})
    first = visitor.get("/")
    visitor.get("/", headers={"if-none-match": first["ETag"]})
    visitor.get("/?utm_source=x")
    visitor.cookies["session"] = "somebody-logged-in"
    visitor.get("/")
    visitor.head("/")
    visitor.get("/finnes-ikke/")
    assert rows() == [("view", str(page.translation_key), "nb", "phone", 4)]


def test_robots_and_what_is_no_page_are_not_counted(alta):
    for agent in ("", "Googlebot/2.1"):
        Client(headers={"host": "alta.localhost", "user-agent": agent}).get("/")
    visitor = Client(headers={"host": "alta.localhost", "user-agent": COMPUTER})
    for path in ("/aktuelt.atom", "/kalender.ics", "/sok/forslag/?q=skole", "/t/tjenester/"):
        assert visitor.get(path).status_code == 200
    assert rows() == []


def test_counting_a_kept_page_asks_the_database_nothing(alta, django_assert_num_queries):
    visitor = Client(headers={"host": "alta.localhost", "user-agent": PHONE})
    visitor.get("/")
    with django_assert_num_queries(0):
        for _ in range(3):
            visitor.get("/")
    with django_assert_num_queries(1):
        assert counting.flush() == 1
    with django_assert_num_queries(0):
        assert counting.flush() == 0


def test_nothing_about_the_visitor_is_kept(alta):
    about = {
        "user-agent": f"{COMPUTER} Kari/1",
        "referer": "https://epost.example/kari",
        "cookie": "draft=kari",
    }
    Client(headers={"host": "alta.localhost"} | about, REMOTE_ADDR="203.0.113.77").get(
        "/sok/?q=kari+nordmann"
    )
    counting.flush()
    assert {field.name for field in Tally._meta.get_fields()} == {
        "id", "municipality", "day", "kind", "subject", "part", "channel", "language", "device", "n",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t::text FROM {Tally._meta.db_table} t")
        (stored,) = cursor.fetchone()
    assert "search" in stored
    for secret in ("kari", "nordmann", "203.0.113", "Firefox", "epost"):
        assert secret.lower() not in stored.lower()


def test_what_cannot_be_written_is_kept_for_the_next_time(alta, monkeypatch):
    what = What(alta.pk, "view", "a")
    counting.count(what, "phone")
    monkeypatch.setattr(counting, "add", _fail)
    with pytest.raises(DatabaseError):
        counting.flush()
    monkeypatch.undo()
    counting.count(what, "phone")
    assert rows() == [("view", "a", "", "phone", 2)]


def _fail(_counts):
    raise DatabaseError


def test_memory_has_a_limit(alta, monkeypatch):
    monkeypatch.setattr(counting, "MOST", 2)
    for subject in ("a", "b", "c", "a"):
        counting.count(What(alta.pk, "view", subject), "phone")
    assert [row[1::3] for row in rows()] == [("a", 2), ("b", 1)]


def test_a_municipality_that_is_gone_does_not_stop_the_others(alta):
    counting.count(What(alta.pk, "view", "a"), "phone")
    counting.count(What(10**6, "view", "a"), "phone")
    assert len(rows()) == 1


def test_threads_lose_nothing(alta):
    what = What(alta.pk, "view", "a")
    threads = [
        threading.Thread(target=lambda: [counting.count(what, "phone") for _ in range(2000)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows() == [("view", "a", "", "phone", 8000)]


def test_days_become_months_after_a_year(alta):
    def tally(day, n, device="phone"):
        Tally.objects.create(municipality=alta, day=day, kind="view", subject="a", device=device, n=n)

    for day in (
        date(2025, 10, 1),
        date(2025, 10, 2),
        date(2025, 10, 31),
        date(2025, 11, 1),
        date(2025, 11, 2),
    ):
        tally(day, 3)
    tally(date(2025, 10, 9), 4, "tablet")
    with time_machine.travel("2026-11-23 12:00", tick=False):
        for _ in range(2):
            history.roll_up()
    kept = Tally.objects.order_by("day", "device").values_list("day", "device", "n")
    assert list(kept) == [
        (date(2025, 10, 1), "phone", 9),
        (date(2025, 10, 1), "tablet", 4),
        (date(2025, 11, 1), "phone", 3),
        (date(2025, 11, 2), "phone", 3),
    ]
