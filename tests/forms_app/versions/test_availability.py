"""Opening, closing, pause and maximum number: told plainly, and exact where it counts, at Send."""

import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from forms_app.definition.models import LiveDialog
from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from forms_app.submissions.send import NotSendable
from forms_app.versions.availability import Reason, announce_changes, closure
from forms_app.versions.models import Availability
from sites.pagecache import stamps
from tests import factories
from tests.forms_app.filling.conftest import BASE, Browser, to_review

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def rules(version, **values):
    row, _made = Availability.objects.update_or_create(
        dialog=version.dialog, defaults={"municipality_id": version.municipality_id} | values
    )
    stamps.bump(stamps.content(version.municipality_id))
    return row


@pytest.mark.parametrize(
    ("values", "hours", "reason"),
    [
        ({}, 0, None),
        ({"opens_at": NOON}, -1, Reason.NOT_YET),
        ({"opens_at": NOON}, 0, None),
        ({"closes_at": NOON}, -1, None),
        ({"closes_at": NOON}, 0, Reason.CLOSED),
        ({"most": 3}, 0, Reason.FULL),
        ({"most": 4}, 0, None),
        ({"opens_at": NOON, "most": 1}, -1, Reason.NOT_YET),
        ({"closes_at": NOON, "most": 3}, 1, Reason.FULL),
        ({"paused": True, "opens_at": NOON}, -1, Reason.PAUSED),
    ],
)
def test_why_a_dialog_is_closed(values, hours, reason):
    found = closure(Availability(**values), NOON + hours * HOUR, sent=lambda _rules: 3)
    assert (found and found.reason) == reason


def test_extra_time_is_for_those_who_began_in_time():
    found = closure(Availability(closes_at=NOON, grace_minutes=30), NOON + timedelta(minutes=29))
    assert found.lets_on(NOON - HOUR)
    assert not found.lets_on(NOON) and not found.lets_on(None)
    assert not closure(Availability(closes_at=NOON, grace_minutes=30), NOON + timedelta(minutes=30)).until
    assert not closure(Availability(closes_at=NOON, grace_minutes=0), NOON).lets_on(NOON - HOUR)


def test_before_it_opens_a_plain_page_says_when(version, browser):
    rules(version, opens_at=timezone.now() + HOUR)
    browser.get(BASE + "start/")
    assert browser.response.status_code == 200
    assert browser.response.headers["Cache-Control"] == "private, no-store"
    assert "ds-button" not in browser.html.partition("<main")[2].partition("</main>")[0]
    browser.client.post(BASE + "steg/1/", {"version": version.pk, "q-name": "Kari"})
    assert not Submission.objects.exists()
    with time_machine.travel(timezone.now() + 2 * HOUR):
        other = Browser()
        other.get(BASE + "start/")
        assert "Om deg" in other.text


def test_at_closing_those_who_have_begun_get_extra_time_and_nobody_else(version, browser):
    closes = timezone.now() + HOUR
    rules(version, closes_at=closes, grace_minutes=20, texts={"closing": {"nb": "Ring 78 45 50 00."}})
    to_review(browser)
    late = Browser()
    with time_machine.travel(closes + timedelta(minutes=5)):
        assert late.get(BASE + "steg/1/").status_code == 410
        assert "Ring 78 45 50 00." in late.text
        browser.get(BASE + "steg/1/")
        assert browser.response.status_code == 200 and "ds-alert" in browser.html
        browser.get(BASE + "se-over/")
        browser.post(follow=False)
        assert Submission.objects.count() == 1


def test_after_the_extra_time_nothing_is_sent_and_everything_can_be_printed(version, browser):
    closes = timezone.now() + HOUR
    rules(version, closes_at=closes, grace_minutes=20)
    to_review(browser)
    with time_machine.travel(closes + timedelta(minutes=20)):
        assert browser.post().status_code == 410
        assert not Submission.objects.exists() and Draft.objects.count() == 1
        browser.get(BASE + "svar/")
        for text in ("Kari", "kari@eksempel.example", "Fin båt"):
            assert text in browser.text


def test_what_is_posted_in_a_pause_is_kept(version, browser):
    browser.get(BASE + "start/")
    rules(version, paused=True, texts={"paused": {"nb": "Vi retter en feil."}})
    response = browser.post(q_name="Kari", q_mail="kari@eksempel.example")
    assert response.status_code == 503 and response.headers["Retry-After"]
    assert "Vi retter en feil." in browser.text
    assert Draft.objects.get().typed["name"] == "Kari"
    rules(version, paused=False)
    browser.get(BASE + "start/")
    assert "Kari" in browser.get(BASE + "steg/1/").content.decode()


def test_a_withdrawn_dialog_keeps_what_was_written_readable(version, browser, alta):
    browser.get(BASE + "start/")
    browser.post(q_name="Kari", q_mail="feil")
    LiveDialog.objects.update(version=None)
    stamps.bump(stamps.content(alta.pk))
    assert browser.get(BASE + "steg/2/").status_code == 410
    assert f'href="{BASE}svar/"' in browser.html
    browser.get(BASE + "svar/")
    assert "Kari" in browser.text and "feil" in browser.text  # also what is not right yet
    other = Browser()
    other.get(BASE + "svar/")
    assert "Kari" not in other.text
    assert Browser().get("/selvbetjening/finnes-ikke/svar/").status_code == 404


def test_when_full_nobody_else_sends_but_the_receipt_is_found_again(version, browser):
    rules(version, most=1)
    second = Browser()
    to_review(browser)
    to_review(second)
    first = browser.fields, browser.action
    browser.post(follow=False)
    receipt = browser.response.headers["Location"]
    assert browser.client.post(first[1], first[0]).headers["Location"] == receipt
    assert second.post().status_code == 410
    assert Submission.objects.count() == 1 and Draft.objects.count() == 1
    assert Browser().get(BASE + "start/").status_code == 410


def test_the_number_counts_from_the_opening(version, browser):
    factories.submission(version)
    rules(version, most=1, opens_at=timezone.now())
    to_review(browser)
    browser.post(follow=False)
    assert Submission.objects.count() == 2
    assert Browser().get(BASE + "start/").status_code == 410


@pytest.mark.django_db
def test_the_start_page_says_why_and_is_not_kept(client):
    alta = factories.municipality("alta")
    page = factories.dialog_page(alta)
    parent = page.get_parent().specific
    parent.save_revision().publish()
    version = factories.published(page)

    def get():
        return client.get("/selvbetjening/batplass/", headers={"host": "alta.localhost"})

    assert "public" in get().headers["Cache-Control"]
    rules(version, closes_at=timezone.now() + HOUR)
    response = get()
    assert response.status_code == 200 and "public" not in response.headers["Cache-Control"]
    with time_machine.travel(timezone.now() + 2 * HOUR):
        assert get().status_code == 410


@pytest.mark.django_db(transaction=True)
def test_the_last_places_are_sold_once(alta):
    """Forty send at the same moment where seven may: seven submissions, thirty-three kept drafts."""
    boat = factories.compiled_question("text", "Navn på båten")
    version = factories.dialog_version(alta, [boat])
    rules(version, most=7)
    drafts = [factories.draft(version, None, {boat["id"]: "Snekka"}, browser=f"{n:064}") for n in range(40)]
    together = threading.Barrier(8)
    outcome = SimpleNamespace(sent=0, refused=0)
    lock = threading.Lock()

    def press(own):
        try:
            together.wait(20)
            for draft in own:
                try:
                    factories.send(draft)
                except NotSendable:
                    with lock:
                        outcome.refused += 1
                else:
                    with lock:
                        outcome.sent += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(drafts[n::8],)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (outcome.sent, outcome.refused) == (7, 33)
    assert Submission.objects.count() == 7 and Draft.objects.count() == 33


@pytest.mark.django_db
def test_whoever_takes_the_last_place_has_lists_say_so():
    from selfservice.catalogue.services import services

    alta = factories.municipality("alta", languages=["nb"])
    factories.portal(alta)
    asked = factories.question("text", "Navn")
    name = asked["id"]
    version = factories.published(factories.dialog_page(alta, factories.step("Om deg", asked)))
    rules(version, most=2)

    def raised():
        stamps.forget()
        return stamps.current(stamps.content(alta.pk))

    for number, closed in enumerate([False, True], 1):
        before = raised()
        assert services(alta, "nb")[0].closed == ""
        factories.send(factories.draft(version, None, {name: "Kari"}, browser=f"{number:064}"))
        assert (raised() > before) is closed
    assert services(alta, "nb")[0].closed


@pytest.mark.django_db
def test_lists_of_services_say_what_is_not_open(client):
    from selfservice.catalogue.services import services

    alta = factories.municipality("alta", languages=["nb"])
    factories.portal(alta).save_revision().publish()
    version = factories.published(factories.dialog_page(alta, level="none"))

    def told(language="nb"):
        return [service.closed for service in services(alta, language)]

    assert told() == [""]
    with time_machine.travel(NOON, tick=False):
        rules(version, opens_at=NOON + 24 * HOUR)
        assert "2026" in told()[0]
        page = client.get("/selvbetjening/", headers={"host": "alta.localhost"}).content.decode()
        assert told()[0] in page
        assert announce_changes() == 0
    with time_machine.travel(NOON + 24 * HOUR + timedelta(minutes=1), tick=False):
        assert announce_changes() == 1
        stamps.forget()
        assert told() == [""]
    closes = NOON + 72 * HOUR
    with time_machine.travel(closes - HOUR, tick=False):
        rules(version, opens_at=None, closes_at=closes)
        assert announce_changes() == 0
        assert told() == [""]
    with time_machine.travel(closes + HOUR, tick=False):  # the worker was away meanwhile
        assert announce_changes() == 1
        assert told()[0]
        assert announce_changes() == 0
    rules(version, opens_at=None, closes_at=None, paused=True)
    assert told()[0]
    rules(version, paused=False, closes_at=timezone.now() - HOUR)
    assert told()[0]
