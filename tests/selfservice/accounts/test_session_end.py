"""The end of a session is told ahead and can be put off, but not past the absolute limit."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from selfservice.accounts import session_end, sessions
from tests import factories
from tests.factories import question, step

PATH = "/idporten/okt/"


@pytest.fixture
def alta(db):
    return factories.municipality("alta")


@pytest.fixture
def client(alta):
    return factories.log_in(Client(), factories.person("12838410047"), alta)


def aged(client, **seconds):
    """Makes the session's times lie this far back."""
    store = SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)
    state = store[sessions.KEY]
    store[sessions.KEY] = state | {name: int(time.time()) - ago for name, ago in seconds.items()}
    store.save()


def test_asking_prolongs_nothing_and_posting_does(client):
    aged(client, seen=29 * 60)
    for _again in range(2):
        told = client.get(PATH).json()
        assert 50 <= told["ends_in"] <= 60 and not told["final"]
    assert client.post(PATH).json()["ends_in"] > 29 * 60
    assert client.get(PATH).json()["ends_in"] > 29 * 60
    assert client.get(PATH)["Cache-Control"] == "private, no-store"


def test_the_absolute_limit_is_not_put_off(client):
    aged(client, since=8 * 3600 - 90, seen=10)
    assert client.get(PATH).json()["final"]
    told = client.post(PATH).json()
    assert told["final"] and told["ends_in"] <= 90


def test_what_has_ended_cannot_be_prolonged(client):
    aged(client, seen=31 * 60)
    assert client.post(PATH).json() == {"ends_in": 0, "final": True}
    assert Client(headers={"host": "alta.localhost"}).post(PATH).json()["ends_in"] == 0


def test_a_post_needs_its_token(client):
    strict = Client(enforce_csrf_checks=True, headers={"host": "alta.localhost"})
    strict.cookies = client.cookies
    assert strict.post(PATH).status_code == 403


def test_without_a_script_the_form_leads_back_inside_only(client):
    assert client.post(PATH, {"next": "/min-side/profil/"})["Location"] == "/min-side/profil/"
    assert client.post(PATH, {"next": "https://evil.example/"})["Location"] == settings.LOGIN_REDIRECT_URL


def test_pages_of_a_citizen_say_when_and_others_say_nothing(alta, client):
    page = factories.dialog_page(alta, step("Om deg", question("text", "Navn")))
    factories.published(page)
    for path in ("/min-side/", "/min-side/profil/", "/selvbetjening/batplass/steg/1/"):
        assert "data-session-at" in client.get(path).content.decode(), path
    anonymous = Client(headers={"host": "alta.localhost"})
    assert "data-session" not in anonymous.get("/selvbetjening/batplass/steg/1/").content.decode()


@pytest.fixture
def visit(live_server, browser, transactional_db):
    contexts = []

    def opened(path: str, javascript: bool = True):
        alta = factories.municipality("alta")
        page = factories.dialog_page(alta, step("Om deg", question("text", "Navn")))
        factories.published(page)
        client = factories.log_in(Client(), factories.person("12838410047"), alta)
        # Without the fade-in: in the middle of it, texts have less contrast than they will have.
        context = browser.new_context(locale="nb-NO", java_script_enabled=javascript, reduced_motion="reduce")
        contexts.append(context)
        address = f"http://alta.localhost:{live_server.url.rpartition(':')[2]}"
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.e2e
@pytest.mark.django_db(transaction=True)
def test_the_warning_comes_ahead_is_accessible_and_puts_it_off(visit, monkeypatch):
    monkeypatch.setattr(sessions, "IDLE_LIMIT", session_end.WARN + 3)
    page = visit("/selvbetjening/batplass/steg/1/")
    dialog = page.locator("dialog[open]")
    dialog.wait_for(timeout=15_000)
    assert page.evaluate("document.activeElement.matches('[data-extend]')")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    assert [one["id"] for one in found] == []
    monkeypatch.setattr(sessions, "IDLE_LIMIT", 1800)
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached", timeout=15_000)


@pytest.mark.e2e
@pytest.mark.django_db(transaction=True)
def test_without_javascript_the_time_is_there_to_read(visit):
    page = visit("/selvbetjening/batplass/steg/1/", javascript=False)
    assert page.locator("[data-session-at]").is_visible()
    assert not page.locator("dialog").is_visible()
