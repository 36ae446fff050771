"""Ready questions from the bank, and questions that move to another step, in a real browser."""

import json

import pytest
from playwright.sync_api import expect

from forms_app.bank import ready
from forms_app.editor import gate
from forms_app.editor.models import DialogPage
from tests import factories
from tests.forms_app.editor.test_folding import editor  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def saved(page, dialog):
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
        page.keyboard.press("Control+s")
    page.wait_for_load_state("networkidle")
    return DialogPage.objects.get(pk=dialog.pk).get_latest_revision_as_object()


def test_every_entry_has_questions_of_known_types():
    for entry in ready.entries():
        assert entry["label"] and all(found["value"]["label"] for found in entry["questions"])


def test_ready_questions_become_ordinary_ones_with_ids_of_their_own(editor):  # noqa: F811
    dialog = factories.dialog_page(editor.alta)
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    editor.locator("[name=steps-0-value-questions-0-value-label]").wait_for()
    for _twice in range(2):
        editor.locator("select.question-bank").first.select_option(index=3)
    labels = [editor.input_value(f"[name=steps-0-value-questions-{n}-value-label]") for n in (1, 5)]
    assert labels[0] == labels[1] and labels[0]
    page = saved(editor, dialog)
    first, second = (page.steps[0].value["questions"][number] for number in (2, 6))
    assert first.value["show_if"]["question"] == page.steps[0].value["questions"][1].id
    assert second.value["show_if"]["question"] == page.steps[0].value["questions"][5].id
    assert not gate.problems(page.steps)


def test_a_question_moves_to_another_step_and_stays_the_same(editor):  # noqa: F811
    asked = factories.question("one_of", "Hvilken havn?", options=["Bukta", "Komsa"], key="havn")
    filler = [factories.question("text", f"Spørsmål {number}") for number in range(12)]
    dialog = factories.dialog_page(
        editor.alta,
        factories.step("Først", asked, *filler),
        factories.step("Sist", factories.question("text", "Navn")),
    )
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    panel = editor.locator(f"#block-{asked['id']}-section")
    panel.locator("button:has(.icon-arrow-right-full)").first.click()
    panel.locator("select").first.select_option(index=2)
    expect(editor.locator("[name=steps-1-value-questions-1-id]")).to_have_value(asked["id"])
    page = saved(editor, dialog)
    moved = page.steps[1].value["questions"][1]
    assert [len(step.value["questions"]) for step in page.steps] == [12, 2]
    assert (moved.id, moved.value["label"], moved.value["key"]) == (asked["id"], "Hvilken havn?", "havn")
    ids = [item.id for item in moved.value["options"].bound_blocks]
    assert json.dumps(ids) == json.dumps([item["id"] for item in asked["value"]["options"]])
