"""A large dialog opens and saves quickly, and what nobody has opened stays as it is."""

import time

import pytest
from django.http import QueryDict
from playwright.sync_api import expect

from forms_app.definition.compiler import compile_dialog, keys_of
from forms_app.editor.blocks import StepsBlock
from forms_app.editor.models import DialogPage
from tests import factories

MOST_SECONDS = 3


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


def seconds_of_work(page, action):
    """What server and browser worked together, one after the other: what it takes on a machine that is quiet,
    however many tests run beside this one."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(found["value"] for found in metrics if found["name"] == "ThreadTime")

    before, begun = spent(), time.process_time()
    action()
    browser = spent()
    return time.process_time() - begun + (browser - before if browser >= before else browser)


def test_the_largest_dialog_opens_and_saves_in_three_seconds(editor):
    dialog = factories.large_dialog(editor.alta)
    dialog.save_revision()
    before = compile_dialog(dialog)
    asked = before["steps"][0]["questions"]

    def open_it():
        editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/", wait_until="commit")
        editor.wait_for_selector("[name=steps-39-value]", state="attached")
        editor.evaluate("new Promise(done => requestIdleCallback(done))")

    open_it()
    # The quickest of three: a machine whose cores are shared counts more seconds for the same work.
    assert min(seconds_of_work(editor, open_it) for _try in range(3)) <= MOST_SECONDS

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

    def save():
        with editor.expect_response(
            lambda answer: answer.request.method == "POST" and "/edit/" in answer.url
        ):
            editor.keyboard.press("Control+s")

    assert seconds_of_work(editor, save) <= MOST_SECONDS
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
