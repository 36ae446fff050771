"""Min side in a real browser: no fault that axe can find, no sideways scrolling, nothing from elsewhere."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone

from forms_app.delivery.models import Delivery
from selfservice.cases.register import open_case
from tests import factories
from tests.factories import question, step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.e2e]
LONG_NAME, MINE = "21848810042", "12838410047"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


def check(page, name: str) -> None:
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == [], (name, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


@pytest.fixture
def visit(live_server, browser):
    """Opens a path as a citizen who is logged in at Alta."""
    context = browser.new_context(locale="nb-NO")
    port = live_server.url.rpartition(":")[2]

    def opened(user, path: str):
        client = factories.log_in(Client(), user, factories.municipality("alta"))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        address = f"http://alta.localhost:{port}"
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    context.close()


def fill(user) -> None:
    alta, hammerfest = factories.municipality("alta"), factories.municipality("hammerfest")
    steps = (
        step("Om deg", question("text", "Navn")),
        step("Om båten og plassen du ønsker", question("text", "Lengde")),
    )
    boat = factories.published(factories.dialog_page(alta, *steps, title="Søknad om båtplass"))
    job = factories.published(
        factories.dialog_page(alta, title="Søknad på ledig stilling i kommunen", slug="ledig-stilling")
    )
    factories.draft(boat, user, step=1)
    now = timezone.now()
    for number in range(12):
        sent = factories.submission(job if number % 2 else boat, user, sent_at=now)
        Delivery.objects.create(
            municipality=alta, submission=sent, channel="notice_mail",
            state="delivered" if number < 11 else "pending", delivered_at=now if number < 11 else None,
        )  # fmt: skip
        if number < 11:
            open_case(sent)
    factories.submission(factories.published(factories.dialog_page(hammerfest)), user)


def test_the_overview_empty_and_full(visit):
    user = factories.person(MINE)
    check(visit(user, "/min-side/"), "overview-empty")
    fill(user)
    check(visit(user, "/min-side/"), "overview")
    check(visit(user, "/nn/min-side/?side=2"), "overview-nn-page-2")


def test_deleting_a_draft_without_scripts(visit):
    user = factories.person(MINE)
    fill(user)
    page = visit(user, "/min-side/")
    page.get_by_role("link", name="Slett").or_(page.get_by_role("link", name="Delete")).click()
    check(page, "delete")
    page.locator("form button[data-color=danger]").click()
    assert page.locator("#drafts").count() == 0
    check(page, "deleted")


def test_the_profile_with_a_long_name_and_with_a_fault(visit, register):
    user = factories.person(LONG_NAME)
    page = visit(user, "/min-side/profil/")
    check(page, "profile")
    page.fill("#notice_email", "meg@")
    page.locator("form.mypage__form button").click()
    page.locator(".ds-error-summary:focus").wait_for()
    check(page, "profile-fault")
    assert page.input_value("#notice_email") == "meg@"


def test_the_profile_while_the_register_is_down(visit, register):
    register.fault = "500"
    check(visit(factories.person(MINE), "/min-side/profil/"), "profile-down")
