"""An editor builds a dialog in a real browser: blocks, a rule picked from lists, preview, publish."""

import json
from contextlib import suppress

import pytest
from django.utils import translation
from playwright.sync_api import TimeoutError, expect

from forms_app import questions
from forms_app.definition.model import read
from forms_app.definition.models import LiveDialog
from forms_app.definition.publish import publish_waiting
from forms_app.editor.models import DialogPage
from forms_app.quality.models import Expectation
from forms_app.rules.sentence import sentence
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
QUESTIONS = "steps-0-value-questions"


@pytest.fixture
def admin(live_server, page):
    """A page of the admin, logged in as Alta's editor, at a new dialog."""
    alta = factories.municipality("alta")
    portal = factories.portal(alta)
    portal.save_revision().publish()
    editor = factories.staff(alta)
    root = f"http://portal.localhost:{live_server.thread.port}/admin"
    page.goto(f"{root}/login/")
    page.fill("[name=username]", editor.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.click("button[type=submit]")
    page.goto(f"{root}/pages/add/forms_app/dialogpage/{portal.pk}/")
    # Wagtail notes how the form began a moment after it is shown, and saves by itself what differs.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.root = root
    yield page
    # A save still under way would meet the emptying of the tables.
    page.wait_for_load_state("networkidle")
    page.goto("about:blank")
    page.wait_for_timeout(1000)


def add(page, stream, kind=""):
    """Adds a block at the end of a stream, of the question type `kind` where there is a choice.

    Wagtail's list of kinds closes when the page moves the focus (the preview loading, a draft
    saved), so an editor who is quick opens it again; so does this.
    """
    counter = page.locator(f"input[name='{stream}-count']")
    container = page.locator(f"input[name='{stream}-count'] ~ [data-streamfield-stream-container]")
    inserters = (":scope > div > button.c-sf-add-button", ":scope > div > div > button.c-sf-add-button")
    before = int(counter.input_value())
    kinds = page.get_by_role("listbox").get_by_role("option")
    for _attempt in range(10):
        container.locator(", ".join(inserters)).last.click()
        with suppress(TimeoutError, AssertionError):
            if kind:
                kinds.get_by_text(str(questions.get(kind).block().label), exact=True).click(timeout=2000)
            expect(counter).to_have_value(str(before + 1), timeout=3000)
            expect(kinds).to_have_count(0)  # a list on its way out would take the next click
            return
    raise AssertionError(f"{stream} took no {kind}")


def rule_of(page, block):
    """The picker of a question's rule, which is folded away until somebody opens the conditions."""
    rule = page.locator(f"[name={block}-value-show_if] + .rule")
    toggle = rule.locator("xpath=ancestor::section[1]").locator("[data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    return rule


def build(page):
    """Two questions, the second shown when the first is yes; nothing has been saved by hand."""
    with translation.override("nb"):
        page.fill("#id_title", "Båtplass")
        add(page, "steps")
        page.fill("[name=steps-0-value-title]", "Båten din")
        add(page, QUESTIONS, "yes_no")
        page.fill(f"[name={QUESTIONS}-0-value-label]", "Har du båt?")
        add(page, QUESTIONS, "one_of")
    page.fill(f"[name={QUESTIONS}-1-value-label]", "Hvilken havn?")
    for index, name in enumerate(("Nordhavna", "Sørhavna")):
        page.fill(f"[name={QUESTIONS}-1-value-options-{index}-value-label]", name)
    rule = rule_of(page, f"{QUESTIONS}-1")
    rule.locator(".rule__open").click()
    rule.locator(".rule__value").wait_for()
    rule.locator(".rule__done").click()
    return rule


def saved(page):
    """The dialog once the editor has saved what Wagtail, which saves by itself now and then, had not yet."""
    page.wait_for_url("**/edit/**", timeout=60_000)
    with page.expect_navigation(timeout=60_000):
        page.keyboard.press("Control+s")
    dialog = DialogPage.objects.get()
    steps = dialog.get_latest_revision_as_object().steps
    made = [block.value for step in steps for block in step.value["questions"]]
    assert [value["label"] for value in made] == ["Har du båt?", "Hvilken havn?"] and made[1]["show_if"]
    return dialog


def test_a_rule_is_picked_from_lists_and_read_as_a_sentence(admin):
    rule = build(admin)
    stored = json.loads(admin.input_value(f"[name={QUESTIONS}-1-value-show_if]"))
    first = admin.input_value(f"[name={QUESTIONS}-0-id]")
    assert stored == {"all": [{"question": first, "operator": "equals", "value": "yes"}]}
    assert "Har du båt?" in rule.locator(".rule__sentence").inner_text()

    admin.fill(f"[name={QUESTIONS}-0-value-label]", "Eier du båt?")
    rule.locator(".rule__sentence", has_text="Eier du båt?").wait_for()

    first_rule = rule_of(admin, f"{QUESTIONS}-0")
    assert first_rule.locator(".rule__open").count() == 0, "the first question has none to look at"


def test_conditions_fit_the_type_of_question(admin):
    build(admin)
    with translation.override("nb"):
        for kind in ("number", "date", "text"):
            add(admin, QUESTIONS, kind)
            last = int(admin.input_value(f"[name={QUESTIONS}-count]")) - 1
            admin.fill(f"[name={QUESTIONS}-{last}-value-label]", kind)
    rule = rule_of(admin, f"{QUESTIONS}-4")
    rule.locator(".rule__open").click()
    question, value = rule.locator(".rule__question"), rule.locator(".rule__value")
    question.select_option(label="number")
    rule.locator(".rule__operator").select_option("at_least")
    value.fill("8.5")
    assert value.get_attribute("type") == "number"
    question.select_option(label="date")
    assert value.get_attribute("type") == "date"
    question.select_option(label="Hvilken havn?")
    assert value.locator("option").all_inner_texts() == ["Nordhavna", "Sørhavna"]
    rule.locator(".rule__operator").select_option("answered")
    assert value.count() == 0
    rule.locator(".rule__row button").click()
    assert admin.input_value(f"[name={QUESTIONS}-4-value-show_if]") == ""


def test_from_an_empty_page_to_what_citizens_get(admin, live_server):
    rule = build(admin)
    said = rule.locator(".rule__sentence").inner_text()
    admin.fill("#id_summary", "Søk om båtplass.")
    admin.get_by_role("tab").nth(1).click()
    admin.fill("#id_next_steps", "Vi svarer deg.")
    admin.get_by_role("tab").nth(2).click()
    admin.select_option("#id_los_theme", "naring")
    admin.select_option("#id_level", "none")
    saved(admin)
    # The checks ask whether the start page should say so little, and the editor lets it.
    admin.get_by_role("tab").nth(0).click()
    anyway = admin.locator("[data-findings] input[name=publish_anyway]")
    anyway.wait_for(timeout=60_000)
    anyway.check()
    admin.locator("[name=action-publish]").evaluate("button => button.click()")
    admin.wait_for_url(lambda url: "/edit/" not in url and "/add/" not in url)
    publish_waiting()

    version = LiveDialog.objects.get(slug="batplass").version
    definition = read(version.definition, version.pk, "nb")
    havn = list(definition.questions().values())[1]
    assert [label for _value, label in havn.settings["options"]] == ["Nordhavna", "Sørhavna"]
    with translation.override("nb"):
        assert sentence(havn.show_if, definition.questions()) == said, "Python and the browser say the same"
    admin.goto(f"http://alta.localhost:{live_server.thread.port}/selvbetjening/batplass/")
    assert admin.locator("h1").inner_text() == "Båtplass"


def test_what_is_unfinished_is_not_published_and_says_why(admin):
    build(admin)
    admin.fill(f"[name={QUESTIONS}-1-value-options-1-value-label]", "nordhavna")
    admin.wait_for_url("**/edit/**")
    admin.locator("[name=action-publish]").evaluate("button => button.click()")
    admin.locator(".error-message, .help-critical").first.wait_for()
    assert admin.locator(".error-message, .help-critical").count() >= 4
    publish_waiting()
    assert not LiveDialog.objects.exists()


def test_the_preview_is_the_real_dialog_and_can_be_tried_and_recorded(admin):
    build(admin)
    dialog = saved(admin)
    # A page of its own: the editor's asks before it is left while it still saves.
    tried = admin.context.new_page()
    tried.goto(f"{admin.root}/pages/{dialog.pk}/view_draft/?mode=steps")
    havn = tried.locator(".question", has_text="Hvilken havn?")
    assert not havn.is_visible()
    tried.get_by_role("radio").first.check()
    havn.wait_for()

    tried.goto(f"{admin.root}/dialoger/{dialog.pk}/prover/ny/")
    tried.frame_locator("[data-record-frame]").get_by_role("radio").first.check()
    tried.fill("#name", "Har båt")
    with tried.expect_navigation():
        tried.locator("[data-record] button").click()
    assert "yes" in Expectation.objects.get(name="Har båt").typed.values()


def test_a_finding_leads_to_its_question(admin):
    build(admin)
    label = admin.locator(f"[name={QUESTIONS}-0-value-label]")
    label.fill("Har du ikke båt?")
    admin.wait_for_url("**/edit/**")
    admin.locator("#id_title").focus()
    link = admin.locator("[data-findings] a[data-finding-block]", has_text="Har du ikke båt?").first
    link.wait_for(timeout=60_000)
    link.click()
    expect(label).to_be_focused()
    label.fill("Har du båt?")
    expect(link).to_have_count(0, timeout=60_000)
