"""The editor's form: drafts may be half-finished, what is published may not."""

import re

import pytest
from django.utils import translation
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms_app.editor.models import DialogPage
from forms_app.quality import acceptance
from forms_app.quality.findings import Subject, findings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def alta():
    return factories.municipality("alta", languages=["nb"])


def form(alta, draft=False, **values):
    data = {"title": "Båtplass", "slug": "batplass", "level": "none", "retention_days": "30"}
    complete = {
        "summary": "Søk.",
        "next_steps": "Vi svarer.",
        "los_theme": "naring",
        "audience": "Alle med båt.",
        "minutes": "5",
        "processing_time": "To uker.",
        "contact": "Havnekontoret.",
        "steps": streamfield([]),
    }
    parent = factories.portal(alta)
    form_class = DialogPage.get_edit_handler().get_form_class()
    made = form_class(
        nested_form_data(data | complete | values),
        instance=DialogPage(locale=parent.locale),
        parent_page=parent,
        for_user=factories.staff(alta),
    )
    if draft:
        made.defer_required_fields()
    made.is_valid()
    return made


def step(*questions, title="Steg"):
    value = {
        "title": title,
        "intro": "",
        "show_if": "",
        "checks": {"count": "0"},
        "questions": streamfield(list(questions)),
    }
    return ("step", value)


def text(label):
    value = {
        "label": label,
        "help": "",
        "max_length": "200",
        "required": "on",
        "show_if": "",
        "require_if": "",
        "checks": {"count": "0"},
        "error": "",
        "key": "",
    }
    return ("text", value)


def test_an_empty_draft_can_be_saved(alta):
    empty = {
        "summary": "",
        "next_steps": "",
        "los_theme": "",
        "steps": streamfield([step(text(""), title="")]),
    }
    assert form(alta, draft=True, **empty).errors == {}


def test_a_complete_dialog_can_be_published(alta):
    made = form(alta, steps=streamfield([step(text("Navn"))]))
    assert made.errors == {}
    assert made.cleaned_data["steps"][0].value["questions"][0].value["label"] == "Navn"


def test_publishing_asks_for_what_citizens_must_know(alta):
    found = form(
        alta, summary="", next_steps="", los_theme="", steps=streamfield([step(text("Navn"))])
    ).errors
    assert found.keys() == {"summary", "next_steps", "los_theme"}


def test_publishing_asks_for_steps(alta):
    assert form(alta).errors.keys() == {"steps"}


def test_publishing_needs_somewhere_to_send_what_comes_in(alta):
    alta.reception_address = ""
    alta.save()
    steps = streamfield([step(text("Navn"))])
    assert form(alta, steps=steps).errors.keys() == {"reception_address"}
    assert form(alta, steps=steps, reception_address="havn@alta.example").errors == {}


def test_a_rule_that_is_no_rule_is_refused_even_in_a_draft(alta):
    for nonsense in ('{"question": 1}', "[]", '"x"', "{"):
        block = ("text", text("Navn")[1] | {"show_if": nonsense})
        made = form(alta, draft=True, steps=streamfield([step(block)]))
        value = made.cleaned_data["steps"][0].value["questions"][0].value if not made.errors else None
        assert made.errors.keys() == {"steps"} or value["show_if"] is None


def test_the_settings_say_which_version_citizens_get(alta, client):
    page = factories.dialog_page(alta)
    client.force_login(factories.staff(alta))

    def edit():
        return client.get(
            f"/admin/pages/{page.pk}/edit/", headers={"host": "portal.localhost"}
        ).content.decode()

    with translation.override("nb"):
        closed = translation.gettext("The dialog is not open: citizens cannot start it.")
    assert closed in edit()
    version = factories.published(page)
    assert closed not in edit() and f" {version.number}, " in edit()


def test_warnings_ask_once_and_are_remembered(alta):
    steps = streamfield([step(text("Navn:"))])
    asked = form(alta, steps=steps)
    assert list(asked.errors) == ["__all__"]
    warnings = [finding.fingerprint for finding in asked.warnings]
    assert [finding.code for finding in asked.warnings] == ["colon"]

    answered = form(alta, steps=steps, publish_anyway=" ".join(warnings))
    assert answered.errors == {}
    other = form(alta, steps=steps, publish_anyway="0" * 16)
    assert list(other.errors) == ["__all__"], "what was not shown is not accepted"


def test_what_was_left_so_is_not_asked_about_again(alta, client):
    page = factories.dialog_page(alta, factories.step("Om deg", factories.question("text", "Navn:")))
    page.save_revision()
    subject = Subject(page, alta)
    found = findings(subject)
    assert {finding.code for finding in acceptance.unaccepted(subject, found)} == {"colon", "start_page"}
    acceptance.accept(page, None, found, factories.staff(alta))
    assert acceptance.unaccepted(subject, found) == []
    client.force_login(factories.staff(alta))
    listed = client.get(
        f"/admin/dialoger/{page.pk}/funn/?fragment=1", headers={"host": "portal.localhost"}
    ).content.decode()
    block = page.steps[0].value["questions"][0].id
    assert "<details>" in listed and f"#block-{block}-section" in listed and "publish_anyway" not in listed


def test_a_refused_publishing_shows_what_was_found(alta, client):
    page = factories.dialog_page(alta, factories.step("Om deg", factories.question("text", "Navn:")))
    page.save_revision()
    client.force_login(factories.staff(alta))
    address = f"/admin/pages/{page.pk}/edit/"
    data = {
        "title": "Båtplass",
        "slug": "batplass",
        "level": "none",
        "retention_days": "30",
        "summary": "Søk.",
        "next_steps": "Vi svarer.\r\nHver dag.",
        "los_theme": "naring",
        "steps": streamfield([step(text("Navn:"))]),
        "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "0"},
        "action-publish": "1",
    }
    body = client.post(address, nested_form_data(data), headers={"host": "portal.localhost"}).content.decode()
    boxes = re.findall(r'name="publish_anyway" value="([^"]+)"', body)
    assert len(boxes) == 1
    done = client.post(
        address, nested_form_data(data | {"publish_anyway": boxes[0]}), headers={"host": "portal.localhost"}
    )
    assert done.status_code == 302
    page.refresh_from_db()
    assert page.live
    assert page.next_steps == "Vi svarer.\nHver dag.", "as the browser sent it, all would be changed"
