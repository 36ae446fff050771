"""Every simple type together: on one page in every state, and through a whole dialog without JavaScript."""

import os
import re

import pytest
from django.test import Client

from forms_app.submissions.models import Submission
from forms_app.submissions.reading import sections
from tests import factories
from tests.compiled import dialog_version, step_of
from tests.forms_app.questions.every_type import SHOWN, fields, questions, raws

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
    answers = [pair for name, raw in raws("filled", "wrong").items() for pair in fields(name, raw)]
    typed = [pair for pair in answers if pair[1] != "none of the options" and pair[1] != "kanskje"]
    page.evaluate(FILL, typed)
    page.locator("button:not([name])[type=submit]").last.click()
    page.wait_for_selector("[data-errors]")
    look(page, "every-type-told")
    told = page.locator("[data-errors] a").count()
    assert told == page.locator(".ds-validation-message").count() >= 20
    assert errors == []


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
    for name, raw in raws("filled").items():
        for field, value in fields(name, raw):
            data[field] = [*data.get(field, []), value] if isinstance(raw, list) else value
    review = client.post(f"{BASE}steg/1/", data, follow=True)
    assert review.redirect_chain[-1][0].endswith("/se-over/"), re.findall(
        r"ds-validation-message[^>]*>([^<]+)", review.content.decode()
    )
    key = re.findall(r'name="key" value="([^"]*)"', review.content.decode())[-1]
    receipt = client.post(f"{BASE}send/", {"key": key}, follow=True)
    assert receipt.status_code == 200
    sent = Submission.objects.get(version=version)
    rows = [row for section in sections(sent) for row in section.rows]
    assert len(rows) == len([kind for kind in SHOWN if kind.asks])
    assert all(row.text.strip() for row in rows)
