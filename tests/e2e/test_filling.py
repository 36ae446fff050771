"""A citizen at a dialog in Chromium, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from tests import factories
from tests.compiled import asked, dialog_version, if_equals, step_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

STEPS = (
    step_of(
        "Om deg",
        asked("text", "Navn", id="name", help="Fornavn og etternavn."),
        asked("email", "E-post", id="mail"),
        asked("phone", "Telefon", id="phone", required=False),
        intro="Vi bruker opplysningene til å kontakte deg.",
    ),
    step_of(
        "Båten",
        asked("yes_no", "Har båten motor?", id="engine"),
        asked("number", "Hestekrefter", id="power", show_if=if_equals("engine", "yes"), unit="hk"),
        asked(
            "text", "Merke", id="make", show_if={"question": "power", "operator": "at_least", "value": "100"}
        ),
        asked("date", "Når vil du ha plassen fra?", id="from", when="any"),
        asked("one_of", "Havn", id="port", options={"b": "Bossekop", "s": "Storekorsnes"}),
        asked(
            "several_of", "Hva trenger du?", id="needs", required=False, options={"p": "Strøm", "v": "Vann"}
        ),
        asked("long_text", "Mer om båten", id="more", required=False, max_length=50),
        asked("information", "Pris", id="price", body="<p>Plassen koster <strong>4000 kr</strong>.</p>"),
        asked("consent", "Jeg har lest reglene", id="rules"),
    ),
)
AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def address(live_server):
    dialog_version(factories.municipality("alta"), *STEPS)
    port = live_server.url.rsplit(":", 1)[1]
    return f"http://alta.localhost:{port}/selvbetjening/batplass/"


@pytest.fixture
def plain_page(browser):
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, locale="nb-NO")
    yield context.new_page()
    context.close()


def fill_first(page, mail="kari@eksempel.example"):
    page.get_by_label("Navn").fill("Kari Nordmann")
    page.get_by_label("E-post").fill(mail)
    page.locator("form button:not([name])").click()


def fill_second(page):
    for part, text in (("day", "1"), ("month", "6"), ("year", "2027")):
        page.locator(f"#q-from-{part}").fill(text)
    page.get_by_label("Bossekop").check()
    page.get_by_label("Jeg har lest reglene").check()


def axe(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=AXE).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found]


def no_sideways_scrolling(page):
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})


def test_without_javascript(address, plain_page):
    page = plain_page
    page.goto(address + "start/")
    fill_first(page, mail="kari")
    expect(page.locator(".ds-error-summary")).to_be_focused()
    page.locator(".ds-error-summary a").click()
    assert page.url.endswith("#q-mail")
    fill_first(page)
    page.locator("#q-engine-0").check()
    fill_second(page)
    expect(page.get_by_label("Hestekrefter")).to_be_hidden()
    page.locator("form button:not([name])").click()
    expect(page.get_by_label("Hestekrefter")).to_be_visible()
    expect(page.locator(".ds-error-summary")).to_have_count(0)
    page.get_by_label("Hestekrefter").fill("40")
    page.locator("form button:not([name])").click()
    expect(page.locator("dl").first).to_contain_text("Kari Nordmann")
    page.locator("form button").click()
    page.wait_for_url("**/kvittering/**")
    assert Submission.objects.get().answers["power"] == "40"


def test_rules_apply_at_once_and_the_step_is_saved(address, page):
    page.goto(address + "start/")
    fill_first(page)
    power, make = page.get_by_label("Hestekrefter"), page.get_by_label("Merke")
    expect(power).to_be_hidden()
    page.locator("#q-engine-0").check()
    expect(power).to_be_visible()
    expect(make).to_be_hidden()
    power.fill("1 00")
    expect(make).to_be_visible()
    page.locator("#q-engine-1").check()
    expect(power).to_be_hidden()
    expect(make).to_be_hidden()  # what depends on a hidden question is hidden too
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"\d\d:\d\d"), timeout=10_000)
    assert Draft.objects.get().typed["engine"] == "no"
    page.reload()
    expect(page.locator("#q-engine-1")).to_be_checked()
    fill_second(page)
    page.locator("form button:not([name])").click()
    page.wait_for_url("**/se-over/")
    page.locator("form button").dblclick()
    page.wait_for_url("**/kvittering/**")
    assert Submission.objects.count() == 1


def test_characters_are_counted(address, page):
    page.goto(address + "start/")
    fill_first(page)
    page.get_by_label("Mer om båten").fill("x" * 40)
    expect(page.locator(".counter")).to_contain_text("10")
    page.get_by_label("Mer om båten").fill("x" * 53)
    expect(page.locator(".counter[data-state=over]")).to_contain_text("3")


def test_back_in_the_browser_and_forward_again(address, page):
    page.goto(address + "start/")
    fill_first(page)
    page.wait_for_url("**/steg/2/")
    page.go_back()
    expect(page.get_by_label("Navn")).to_have_value("Kari Nordmann")
    page.go_forward()
    page.locator("#q-engine-0").check()
    expect(page.get_by_label("Hestekrefter")).to_be_visible()


def test_accessible_in_every_state(address, page):
    faults = {}

    def check(state):
        no_sideways_scrolling(page)
        if found := axe(page):
            faults[state] = found

    page.goto(address + "steg/1/")
    check("empty")
    page.locator("form button:not([name])").click()
    expect(page.locator(".ds-error-summary")).to_be_focused()
    check("errors")
    fill_first(page)
    page.wait_for_url("**/steg/2/")
    page.locator("#q-engine-0").check()
    page.locator("form button:not([name])").click()
    expect(page.locator(".ds-error-summary")).to_be_focused()
    check("many-errors")
    page.get_by_label("Hestekrefter").fill("40")
    fill_second(page)
    page.get_by_label("Mer om båten").fill("Enlangsammenskrivningutenmellomromsomerlang")
    check("filled")
    page.locator("form button:not([name])").click()
    page.wait_for_url("**/se-over/")
    check("review")
    page.goto(address + "start/")
    check("resume")
    assert faults == {}
