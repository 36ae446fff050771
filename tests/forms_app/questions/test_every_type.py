"""Every type together: on one page in every state, and through a whole dialog without JavaScript."""

import os
import re

import pytest
from django.test import Client

from forms_app.submissions.models import Submission
from forms_app.submissions.reading import sections
from tests import factories
from tests.compiled import dialog_version, step_of
from tests.forms_app.questions.every_type import SHOWN, posted, questions, raws

BASE = "/selvbetjening/batplass/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a person does to a field, at once: set its value or tick it.
FILL = """answers => { for (const [name, value] of answers) {
    const found = [...document.getElementsByName(name)];
    if (!found.length) throw new Error(name);
    for (const one of found) {
        if (one.type === "radio" || one.type === "checkbox") { if (one.value === value) one.checked = true; }
        else one.value = value;
    }
} }"""


def faults(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found]


def look(page, name):
    """No fault that axe can find, and nothing to scroll sideways for, on the narrowest of phones."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    assert faults(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def _next(page):
    page.locator("button:not([name])[type=submit]").last.click()


def _possible(page, answers):
    """Those that somebody can give in a browser: there is a control for them, and it holds the choice."""
    return page.evaluate(
        """answers => answers.filter(([name, value]) => {
            const found = [...document.getElementsByName(name)];
            return found.length && (found[0].type !== "radio" || found.some((one) => one.value === value));
        })""",
        answers,
    )


@pytest.fixture
def visit(live_server, browser):
    """Opens the first step of the dialog at 320 pixels."""
    contexts = []

    def opened(scripts=True):
        context = browser.new_context(
            locale="nb-NO", java_script_enabled=scripts, viewport={"width": 320, "height": 700}
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"http://alta.localhost:{live_server.url.rpartition(':')[2]}{BASE}start/")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.e2e
def test_every_type_in_every_state_on_the_narrowest_screen(visit):
    asking = questions("empty", "filled", "wrong", required=False)
    dialog_version(factories.municipality("alta"), step_of("Alt på én gang", *asking))
    page = visit()
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    look(page, "every-type-empty")
    page.locator("[name=add-row]").first.click()
    page.evaluate(FILL, _possible(page, posted(raws("filled", "wrong"), "filled", "wrong")))
    _next(page)
    page.wait_for_selector("[data-errors]")
    look(page, "every-type-told")
    told = page.locator("[data-errors] a").count()
    assert told == page.locator(".ds-validation-message").count() >= 20
    assert errors == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.e2e
def test_every_type_filled_reviewed_and_received_on_the_narrowest_screen(visit):
    dialog_version(factories.municipality("alta"), step_of("Alt på én gang", *questions("filled")))
    page = visit()
    _next(page)
    page.wait_for_selector("[data-errors]")
    look(page, "every-type-missing")
    missed = {kind.name for kind in SHOWN if kind.asks} - {"files", "group", "fee", "calculated"}
    for kind in missed:
        assert page.locator(f"[data-question='{kind}-filled'] .ds-validation-message").count(), kind
    page.evaluate(FILL, _possible(page, posted(raws("filled"), "filled")))
    _next(page)
    page.wait_for_url("**/se-over/")
    look(page, "every-type-review")
    page.get_by_role("link", name="Endre").first.click()
    page.wait_for_url("**/steg/1/**")
    look(page, "every-type-filled")
    page.go_back()
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/kvittering/**")
    look(page, "every-type-receipt")


@pytest.mark.django_db(transaction=True)
@pytest.mark.e2e
def test_long_lists_are_searched_with_the_keyboard(visit):
    asking = [one for one in questions("filled") if one[0]["type"] in ("country", "one_of")]
    dialog_version(factories.municipality("alta"), step_of("Land", *asking))
    page = visit()
    country = page.get_by_role("combobox", name="Et spørsmål om country")
    country.fill("sver")
    assert page.get_by_role("option").all_inner_texts() == ["Sverige"]
    country.press("ArrowDown")
    assert faults(page) == []
    country.press("Enter")
    assert country.input_value() == "Sverige"
    choice = page.get_by_role("combobox", name="Et spørsmål om one_of")
    choice.press("ArrowDown")
    choice.press("ArrowDown")
    choice.press("Enter")
    choice.fill("tull")
    choice.press("Tab")
    assert choice.input_value() == "Valg b"  # what is chosen, not what was half written
    assert page.evaluate("document.getElementsByName('q-country-filled')[0].value") == "SE"


@pytest.mark.django_db
def test_every_type_is_answered_sent_and_read_without_javascript():
    version = dialog_version(factories.municipality("alta"), step_of("Alt", *questions("filled")))
    client = Client(headers={"host": "alta.localhost"})
    page = client.get(f"{BASE}start/", follow=True)
    main = page.content.decode().partition("<main")[2]
    data = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main))
    for field, value in posted(raws("filled"), "filled"):
        data[field] = [*data[field], value] if isinstance(data.get(field), list) else [value]
    review = client.post(f"{BASE}steg/1/", data, follow=True)
    assert review.redirect_chain[-1][0].endswith("/se-over/"), re.findall(
        r"ds-validation-message[^>]*>([^<]+)", review.content.decode()
    )
    key = re.findall(r'name="key" value="([^"]*)"', review.content.decode())[-1]
    receipt = client.post(f"{BASE}send/", {"key": key}, follow=True)
    assert receipt.status_code == 200
    sent = Submission.objects.get(version=version)
    assert set(sent.answers) == {f"{kind.name}-filled" for kind in SHOWN if kind.asks}
    rows = [row for section in sections(sent) for row in section.rows]
    assert {row.question_id for row in rows} >= set(sent.answers) - {"group-filled"}
    assert all(row.text.strip() for row in rows)
