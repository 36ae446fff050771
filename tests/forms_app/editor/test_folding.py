"""A large dialog opens and saves quickly, and what nobody has opened stays as it is."""

import pytest
from django.http import QueryDict
from playwright.sync_api import expect

from forms_app.definition.compiler import compile_dialog, keys_of
from forms_app.editor.blocks import StepsBlock
from forms_app.editor.models import DialogPage
from tests import factories

# Seconds depend on the machine and are measured by the bench; what they come from is counted here.
MOST_ELEMENTS = 6_000
MOST_BYTES = 2_500_000


def stored(value):
    return StepsBlock().get_prep_value(value)


def test_a_folded_step_comes_back_as_it_was():
    steps = StepsBlock()
    value = steps.to_python(
        [
            factories.step(
                "Om båten",
                factories.question("one_of", "Hvilken havn?", options=["Bukta", "Komsa"]),
                factories.question("information", "", body="<p>Les <b>dette</b></p>"),
            )
        ]
    )
    (state,) = steps.get_form_state(value)
    assert "stored" in state["value"] and "stored" in state["value"]["questions"][0]["value"]
    form = QueryDict(mutable=True)
    form.update({"steps-count": "1", "steps-0-deleted": "", "steps-0-order": "0", "steps-0-type": "step"})
    form.update({"steps-0-id": state["id"], "steps-0-value": state["value"]["stored"]})
    assert stored(steps.value_from_datadict(form, {}, "steps")) == stored(value)


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '"text"', '{"questions": 7}', '{"title": {}}'])
def test_what_is_no_folded_block_is_no_error(text):
    form = QueryDict(mutable=True)
    form.update({"steps-count": "1", "steps-0-deleted": "", "steps-0-order": "0", "steps-0-type": "step"})
    form.update({"steps-0-id": "x", "steps-0-value": text, "steps-0-value-questions-count": "0"})
    form["steps-0-value-checks-count"] = "0"
    StepsBlock().value_from_datadict(form, {}, "steps")


def test_new_blocks_are_not_folded():
    assert "stored" not in StepsBlock().child_blocks["step"].get_form_state(
        StepsBlock().child_blocks["step"].get_default()
    )


@pytest.fixture
def editor(live_server, page, transactional_db):
    alta = factories.municipality("alta")
    account = factories.staff(alta)
    page.root = f"http://portal.localhost:{live_server.thread.port}/admin"
    page.goto(f"{page.root}/login/")
    page.fill("[name=username]", account.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.click("button[type=submit]")
    page.alta = alta
    yield page
    page.wait_for_load_state("networkidle")
    page.goto("about:blank")
    page.wait_for_timeout(1000)


def test_the_largest_dialog_opens_folded_and_saves(editor):
    dialog = factories.large_dialog(editor.alta)
    dialog.save_revision()
    before = compile_dialog(dialog)
    asked = before["steps"][0]["questions"]

    answer = editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    editor.wait_for_selector("[name=steps-39-value]", state="attached")
    elements = editor.evaluate("document.getElementsByTagName('*').length")
    assert elements <= MOST_ELEMENTS and len(answer.body()) <= MOST_BYTES

    first = editor.locator("[data-contentpath=steps] [data-streamfield-child]").first
    first.locator("[data-panel-toggle]").first.click()
    headings = first.locator("[data-streamfield-child] [data-panel-heading]")
    expect(headings).to_have_count(13)
    expect(headings.nth(1)).to_contain_text("Spørsmål nummer 1 om saken din")
    summary = editor.locator(f"#block-{asked[3]['id']}-heading .question-summary")
    summary.scroll_into_view_if_needed()
    expect(summary).to_contain_text("Spørsmål nummer 1 om saken din")
    first.locator("[data-streamfield-child] [data-panel-toggle]").nth(1).click()
    editor.fill("[name=steps-0-value-questions-1-value-label]", "Et annet spørsmål")
    expect(summary).to_contain_text("Et annet spørsmål")

    with editor.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
        editor.keyboard.press("Control+s")
    editor.wait_for_load_state("networkidle")
    before["texts"]["nb"][f"{asked[1]['id']}.label"] = "Et annet spørsmål"
    latest = DialogPage.objects.get(pk=dialog.pk).get_latest_revision_as_object()
    assert compile_dialog(latest, (), keys_of(before)) == before, "nothing else has changed"


def test_a_link_opens_the_question_it_names(editor):
    dialog = factories.large_dialog(editor.alta)
    dialog.save_revision()
    wanted = dialog.steps[20].value["questions"][4]
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/#block-{wanted.id}-section")
    expect(editor.locator("[name=steps-20-value-questions-4-value-label]")).to_be_visible()


def test_a_small_dialog_is_shown_open(editor):
    dialog = factories.dialog_page(editor.alta)
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    expect(editor.locator("[name=steps-0-value-questions-0-value-label]")).to_be_visible()


def test_a_copy_of_a_folded_question_has_ids_of_its_own(editor):
    options = {"options": ["Bukta", "Komsa"], "key": "havn"}
    asked = [factories.question("one_of", f"Havn {number}", **options) for number in range(12)]
    dialog = factories.dialog_page(editor.alta, factories.step("Havner", *asked))
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    child = editor.locator("[data-streamfield-child] [data-streamfield-child]").first
    child.locator("[data-streamfield-action=DUPLICATE]").first.click()
    expect(editor.locator("[name=steps-0-value-questions-12-value-label]")).to_have_value("Havn 0")
    assert editor.input_value("[name=steps-0-value-questions-12-id]") != asked[0]["id"]
    option = "value-options-0-id"
    assert (
        editor.input_value(f"[name=steps-0-value-questions-12-{option}]")
        != asked[0]["value"]["options"][0]["id"]
    )
    assert editor.input_value("[name=steps-0-value-questions-12-value-key]") == "", "a key is one question's"


def test_the_preview_says_why_a_question_is_hidden(editor):
    boat = factories.question("yes_no", "Har du båt?")
    rule = {"question": boat["id"], "operator": "equals", "value": "yes"}
    harbour = factories.question("text", "Hvilken havn?", show_if=rule)
    dialog = factories.dialog_page(editor.alta, factories.step("Båten", boat, harbour))
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/view_draft/?mode=steps")
    why = editor.locator(f"[data-why='{harbour['id']}']")
    why.locator("summary").click()
    expect(why).to_contain_text("Har du båt?")
    expect(why.locator("[data-why-answers]")).to_contain_text("Ikke svart")
    editor.get_by_role("radio").nth(1).check()
    expect(why.locator("[data-why-answers]")).to_contain_text("Nei")
    editor.get_by_role("radio").first.check()
    expect(why).to_be_hidden()
