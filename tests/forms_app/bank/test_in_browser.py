"""Questions from the bank and into it, and questions that move, in a real browser."""

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


def move(page, question, place):
    panel = page.locator(f"#block-{question['id']}-section")
    # By keyboard: what moved before may still be sliding away under the mouse.
    panel.locator("button:has(.icon-arrow-right-full)").first.press("Enter")
    panel.locator(".w-panel__controls select").first.select_option(label=place)


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
    move(editor, asked, "2. Sist")
    expect(editor.locator("[name=steps-1-value-questions-1-id]")).to_have_value(asked["id"])
    page = saved(editor, dialog)
    moved = page.steps[1].value["questions"][1]
    assert [len(step.value["questions"]) for step in page.steps] == [12, 2]
    assert (moved.id, moved.value["label"], moved.value["key"]) == (asked["id"], "Hvilken havn?", "havn")
    ids = [item.id for item in moved.value["options"].bound_blocks]
    assert json.dumps(ids) == json.dumps([item["id"] for item in asked["value"]["options"]])


def test_questions_move_into_and_out_of_groups_and_sections_folded_or_not(editor):  # noqa: F811
    name, born = factories.question("text", "Navn", key="navn"), factories.question("date", "Født")
    children = factories.question("group", "Barn", row_title="Barn", questions=[name, born])
    asked = factories.question("one_of", "Hvilken havn?", options=["Bukta", "Komsa"])
    home = factories.question("section", "Hjemme", questions=[children])
    filler = [factories.question("text", f"Spørsmål {number}") for number in range(9)]
    dialog = factories.dialog_page(
        editor.alta, factories.step("Først", asked, *filler), factories.step("Sist", home)
    )
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    editor.locator(f"#block-{asked['id']}-section {'button:has(.icon-arrow-right-full)'}").first.click()
    places = editor.locator(f"#block-{asked['id']}-section .w-panel__controls select option")
    assert places.all_inner_texts()[1:] == ["2. Sist", "2. Sist › Hjemme", "2. Sist › Hjemme › Barn"]
    editor.locator(f"#block-{asked['id']}-section {'button:has(.icon-arrow-right-full)'}").first.click()
    move(editor, asked, "2. Sist › Hjemme › Barn")
    move(editor, name, "1. Først")
    editor.locator(f"#block-{children['id']}-section button:has(.icon-arrow-right-full)").first.click()
    places = editor.locator(f"#block-{children['id']}-section .w-panel__controls select").first
    assert places.locator("option").all_inner_texts()[1:] == ["1. Først", "2. Sist"]
    places.select_option(label="1. Først")
    page = saved(editor, dialog)
    first, last = (step.value["questions"] for step in page.steps)
    assert [block.id for block in first][-2:] == [name["id"], children["id"]]
    assert first[-2].value["key"] == "navn", "a question that moves is the same"
    assert [block.id for block in first[-1].value["questions"]] == [born["id"], asked["id"]]
    assert not last[0].value["questions"]


def test_a_copy_inside_a_group_and_of_a_group_has_ids_and_keys_of_its_own(editor):  # noqa: F811
    boat = factories.question("yes_no", "Har barnet vest?", key="vest")
    rule = {"question": boat["id"], "operator": "equals", "value": "yes"}
    size = factories.question("text", "Størrelse", key="storrelse", show_if=rule)
    children = factories.question("group", "Barn", row_title="Barn", questions=[boat, size])
    filler = [factories.question("text", f"Spørsmål {number}") for number in range(9)]
    dialog = factories.dialog_page(editor.alta, factories.step("Først", children, *filler))
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    group = editor.locator(f"#block-{children['id']}-section")
    group.locator("[data-panel-toggle]").first.click()
    inner = editor.locator(f"#block-{size['id']}-section")
    inner.locator("[data-streamfield-action=DUPLICATE]").first.click()
    expect(editor.locator("[name$=-value-label][value='Størrelse'], [name$=-value-label]")).not_to_have_count(
        0
    )
    group.locator("[data-streamfield-action=DUPLICATE]").first.click()
    page = saved(editor, dialog)
    first, copy = (block for block in page.steps[0].value["questions"] if block.block_type == "group")
    asked, asked_of_copy = first.value["questions"], copy.value["questions"]
    assert len(asked) == len(asked_of_copy) == 3
    assert [block.value["key"] for block in asked] == ["vest", "storrelse", ""]
    assert asked[2].value["show_if"]["question"] == boat["id"]
    assert [block.value["key"] for block in asked_of_copy] == ["", "", ""]
    assert not {block.id for block in asked} & {block.id for block in asked_of_copy}
    assert asked_of_copy[1].value["show_if"]["question"] == asked_of_copy[0].id
    assert not gate.problems(page.steps)


def test_an_editor_keeps_a_group_in_the_bank_and_puts_it_into_another_dialog(editor):  # noqa: F811
    boat = factories.question("yes_no", "Har barnet vest?", key="vest")
    rule = {"question": boat["id"], "operator": "equals", "value": "yes"}
    size = factories.question("text", "Størrelse", show_if=rule)
    children = factories.question("group", "Barn", row_title="Barn", questions=[boat, size])
    dialog = factories.dialog_page(editor.alta, factories.step("Først", children))
    dialog.save_revision()
    editor.goto(f"{editor.root}/pages/{dialog.pk}/edit/")
    group = editor.locator(f"#block-{children['id']}-section")
    group.locator("button:has(.icon-download)").first.click()
    box = group.locator(".bank-keep").first
    expect(box.locator("input")).to_have_value("Barn")
    box.locator("input").fill("Barna våre")
    box.locator("button").click()
    expect(box.get_by_role("status")).to_contain_text("Barna våre")
    other = factories.dialog_page(editor.alta, factories.step("Deg"), slug="annet")
    other.save_revision()
    editor.goto(f"{editor.root}/pages/{other.pk}/edit/")
    editor.locator("select.question-bank").first.select_option(label="Barna våre")
    page = saved(editor, other)
    (copy,) = page.steps[0].value["questions"]
    first, second = copy.value["questions"]
    assert copy.id != children["id"] and first.id != boat["id"] and first.value["key"] == ""
    assert second.value["show_if"]["question"] == first.id
    assert not gate.problems(page.steps)
