"""Repeatable groups, tables of choices, signatures and children in Chromium, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from tests import factories
from tests.compiled import asked, dialog_version, if_equals, step_of
from tests.e2e.test_filling import axe, no_sideways_scrolling

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

STEPS = (
    step_of(
        "Familien",
        asked("yes_no", "Har dere bil?", id="car"),
        asked(
            "group",
            "Barna dine",
            id="kids",
            row_title="Barn",
            max=3,
            help="Ta med alle du søker for.",
            questions=[
                asked("text", "Navn", id="name"),
                asked("date", "Født", id="born", when="past"),
                asked("yes_no", "Har barnet allergi?", id="allergy"),
                asked("text", "Hvilken allergi?", id="which", show_if=if_equals("allergy", "yes")),
                asked("text", "Hvorfor bil?", id="why", required=False, show_if=if_equals("car", "yes")),
            ],
        ),
        asked(
            "text",
            "Hvem hjelper?",
            id="helper",
            show_if={"some": "kids", "rule": if_equals("allergy", "yes")},
        ),
    ),
    step_of(
        "Til slutt",
        asked(
            "matrix",
            "Hvor ofte?",
            id="often",
            statements={"m": "Hvor ofte trenger dere skyss om morgenen?", "t": "Og om ettermiddagen?"},
            options={"a": "Aldri", "b": "Noen ganger", "c": "Hver dag"},
        ),
        asked("own_child", "Hvem gjelder det?", id="child"),
        asked("signature", "Underskrift", id="sign", level="substantial"),
    ),
)


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


def fill_row(row, name, allergy=1):
    row.get_by_label("Navn").fill(name)
    for part, text in (("Dag", "1"), ("Måned", "6"), ("År", "2019")):
        row.get_by_label(part).fill(text)
    row.locator("input[type=radio]").nth(allergy).check()


def go_on(page):
    page.locator("form button:not([name])").click()


def fill_second_step(page):
    for line in ("m", "t"):
        page.locator(f"#q-often-{line}-1").check()
    page.get_by_label("Navnet på barnet").fill("Per Nordmann")
    for part, text in (("day", "1"), ("month", "6"), ("year", "2019")):
        page.locator(f"#q-child-{part}").fill(text)
    page.locator("#q-sign-name").fill("Kari Nordmann")
    page.locator("#q-sign-agree").check()


def test_the_whole_journey_without_javascript(address, plain_page):
    page = plain_page
    rows = page.locator("[data-row]")
    page.goto(address + "steg/1/")
    page.locator("#q-car-1").check()
    fill_row(rows.nth(0), "Ola")
    page.locator("[name=add-row]").click()
    expect(rows).to_have_count(2)
    expect(page.locator(":focus")).to_have_attribute("name", re.compile(r"^q-kids\..+\.name$"))
    expect(rows.nth(0)).not_to_have_attribute("open", "")
    expect(rows.nth(0).locator("summary")).to_contain_text("Ola")
    fill_row(rows.nth(1), "Per")
    rows.nth(1).get_by_label("Navn").press("Enter")  # the form's own button, never “Remove”
    page.wait_for_url("**/steg/2/")
    page.go_back()
    rows.nth(0).locator("summary").click()
    rows.nth(0).locator("[name=remove-row]").click()
    expect(rows).to_have_count(1)
    expect(page.locator("[name=add-row]")).to_be_focused()
    expect(rows.nth(0).locator("summary")).to_contain_text("Per")
    page.locator("[name=add-row]").click()
    go_on(page)
    expect(page.locator(".ds-error-summary")).to_be_focused()
    link = page.locator(".ds-error-summary a").first
    expect(link).to_contain_text("Barn 2: ")
    link.click()
    expect(page.locator(":focus")).to_have_attribute("name", re.compile(r"^q-kids\..+\.name$"))
    fill_row(rows.nth(1), "Anne")
    go_on(page)
    page.wait_for_url("**/steg/2/")
    fill_second_step(page)
    go_on(page)
    page.wait_for_url("**/se-over/")
    expect(page.get_by_role("heading", name="Barn 2")).to_be_visible()
    page.locator("form button").click()
    page.wait_for_url("**/kvittering/**")
    sent = Submission.objects.get().answers
    assert [row["name"] for row in sent["kids"]] == ["Per", "Anne"]
    assert sent["often"] == {"m": "b", "t": "b"}
    assert sent["sign"]["name"] == "Kari Nordmann" and "signed_at" in sent["sign"]


def test_rows_come_and_go_at_once_and_rules_follow(address, page):
    rows = page.locator("[data-row]")
    page.goto(address + "steg/1/")
    helper = page.get_by_label("Hvem hjelper?")
    expect(helper).to_be_hidden()
    fill_row(rows.nth(0), "Ola")
    page.locator("[name=add-row]").click()
    expect(rows).to_have_count(2)
    second = rows.nth(1)
    expect(second.get_by_label("Navn")).to_be_focused()
    expect(second.get_by_label("Hvilken allergi?")).to_be_hidden()
    fill_row(second, "Per", allergy=0)
    expect(second.get_by_label("Hvilken allergi?")).to_be_visible()
    expect(rows.nth(0).get_by_label("Hvilken allergi?")).to_be_hidden()
    expect(helper).to_be_visible()
    expect(second.get_by_label("Hvorfor bil?")).to_be_hidden()
    page.locator("#q-car-0").check()
    expect(second.get_by_label("Hvorfor bil?")).to_be_visible()
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"\d\d:\d\d"), timeout=10_000)
    assert [row["answers"]["name"] for row in Draft.objects.get().typed["kids"]] == ["Ola", "Per"]
    rows.nth(0).locator("[name=remove-row]").click()
    expect(rows).to_have_count(1)
    expect(page.locator("[name=add-row]")).to_be_focused()
    expect(rows.nth(0).locator("summary")).to_contain_text("Barn 1")
    for _ in range(2):
        page.locator("[name=add-row]").click()
    expect(page.locator("[name=add-row]")).to_be_hidden()


def test_accessible_in_every_state(address, page):
    faults = {}

    def check(state):
        no_sideways_scrolling(page)
        if found := axe(page):
            faults[state] = found

    rows = page.locator("[data-row]")
    page.goto(address + "steg/1/")
    check("empty")
    go_on(page)
    expect(page.locator(".ds-error-summary")).to_be_focused()
    check("errors")
    page.locator("#q-car-1").check()
    fill_row(rows.nth(0), "Ola")
    page.locator("[name=add-row]").click()
    check("added")
    fill_row(rows.nth(1), "Enlangsammenskrivningutenmellomromsomerlangogaldritarslutt")
    go_on(page)
    page.wait_for_url("**/steg/2/")
    check("matrix")
    go_on(page)
    expect(page.locator(".ds-error-summary")).to_be_focused()
    check("matrix errors")
    fill_second_step(page)
    page.go_back()
    check("folded")
    page.goto(address + "steg/2/")
    fill_second_step(page)
    go_on(page)
    page.wait_for_url("**/se-over/")
    check("review")
    assert faults == {}


def test_ones_own_children_are_chosen_from_the_register(live_server, page, monkeypatch):
    children = [
        {"id": "aa", "name": "Glad Multebær", "birth_date": "2019-06-11"},
        {"id": "bb", "name": "Nysgjerrig Multebær", "birth_date": "2020-02-23"},
    ]
    facts = {"children": {"source": "folkeregisteret", "children": children}}
    monkeypatch.setattr("forms_app.filling.prefill.facts_for", lambda *_: facts)
    dialog_version(
        factories.municipality("alta"),
        step_of("Barnet", asked("own_child", "Hvem gjelder det?", id="child")),
    )
    port = live_server.url.rsplit(":", 1)[1]
    page.goto(f"http://alta.localhost:{port}/selvbetjening/batplass/steg/1/")
    name = page.locator("input[name=q-child-name]")
    expect(name).to_be_hidden()
    page.locator("#q-child-other").check()
    expect(name).to_be_visible()
    assert axe(page) == []
    no_sideways_scrolling(page)
    page.get_by_label("Nysgjerrig Multebær").check()
    go_on(page)
    page.wait_for_url("**/se-over/")
    page.locator("form button").click()
    page.wait_for_url("**/kvittering/**")
    assert Submission.objects.get().answers["child"]["name"] == "Nysgjerrig Multebær"
