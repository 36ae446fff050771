"""The editor's form: drafts may be half-finished, what is published may not."""

import pytest
from django.utils import translation
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms_app.editor.models import DialogPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def alta():
    return factories.municipality("alta")


def form(alta, draft=False, **values):
    data = {"title": "Båtplass", "slug": "batplass", "level": "none", "retention_days": "30"}
    complete = {
        "summary": "Søk.",
        "next_steps": "Vi svarer.",
        "los_theme": "naring",
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
    value = {"title": title, "intro": "", "show_if": "", "questions": streamfield(list(questions))}
    return ("step", value)


def text(label):
    value = {
        "label": label,
        "help": "",
        "max_length": "200",
        "required": "on",
        "show_if": "",
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
