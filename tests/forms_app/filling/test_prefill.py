"""What we know already stands in its field from the start, to be kept or changed; and why we ask is said."""

import pytest

from forms_app.definition.compiler import compile_dialog
from forms_app.definition.model import read
from forms_app.filling import prefill
from forms_app.filling.models import Draft
from forms_app.filling.rendering import question_html
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.questions.base import AnswerContext
from tests import factories
from tests.compiled import asked, definition, dialog_version, step_of
from tests.forms_app.filling.conftest import BASE, Browser, log_in

pytestmark = pytest.mark.django_db
KARI = {
    "name": "Kari Li Prøve", "first_name": "Kari", "middle_name": "Li", "last_name": "Prøve",
    "address": ["Storgata 1", "9510 Alta"], "protected": False, "foreign": False,
}  # fmt: skip
ADDRESS = {"post_box": True, "care_of": True, "foreign": False, "own": True, "prefill": True}
STEPS = (
    step_of(
        "Deg",
        asked("name", "Navn", id="n", parts=["first_name", "last_name"], own=True, prefill=True),
        asked("address", "Adresse", id="a", **ADDRESS),
        asked("email", "E-post", id="e", receipt=True, prefill=True),
        asked("email", "E-post til en annen", id="o", required=False),
    ),
    step_of("Mer", asked("text", "Hva vil du?", id="t")),
)


@pytest.fixture
def sources(monkeypatch):
    said = {"person": dict(KARI), "profile": {"email": "kari@eksempel.example"}}
    made = {name: (lambda applicant, owner, name=name: said[name]) for name in said}
    monkeypatch.setattr(prefill, "_sources", made)
    return said


@pytest.fixture
def browser(sources):
    owner = factories.municipality("alta", languages=["nb"])
    dialog_version(owner, *STEPS, level="substantial")
    browser = Browser()
    log_in(browser, factories.citizen())
    return browser


def test_what_is_known_is_there_and_can_be_changed(browser, sources):
    browser.get(BASE + "steg/1/")
    for text in ("Kari", "Li Prøve", "Storgata 1", "9510", "Alta", "kari@eksempel.example"):
        assert f'value="{text}"' in browser.html
    assert browser.html.count("kari@eksempel.example") == 1, "only where the editor has asked for it"
    browser.post(**{"q-a-street": "Bossekopveien 2"})
    assert Draft.objects.get().typed["a"]["street"] == "Bossekopveien 2"
    browser.get(BASE + "steg/1/")
    assert "Storgata 1" not in browser.html


def test_what_somebody_empties_stays_empty(browser):
    browser.get(BASE + "steg/1/")
    browser.post(**{"q-e": ""})
    assert Draft.objects.get().typed["e"] == ""
    assert "kari@eksempel.example" not in browser.html


def test_a_protected_address_and_silent_sources_suggest_nothing(sources):
    address = read_question("address", **ADDRESS)
    known = get("address").suggestion
    assert known(address, AnswerContext({"person": KARI}))["postcode"] == "9510"
    for person in (KARI | {"protected": True}, KARI | {"address": None}, {"unavailable": True}, None):
        assert known(address, AnswerContext({"person": person})) is None
    whole = read_question("name", parts=["name"], own=True)
    assert get("name").suggestion(whole, AnswerContext({"person": KARI})) == {"name": "Kari Li Prøve"}
    assert get("name").suggestion(whole, AnswerContext({"person": {"unavailable": True}})) is None


def read_question(kind, **settings):
    return definition(step_of("Deg", asked(kind, "?", id="q", **settings))).questions()["q"]


def test_why_we_ask_is_compiled_shown_and_read_out():
    owner = factories.municipality("alta", languages=["nb"])
    asked_for = factories.question(
        "text", "Hvilken diagnose har du?", sensitivity="special", purpose="For å finne riktig plass."
    )
    plain = factories.question("text", "Hva heter du?")
    page = factories.dialog_page(owner, factories.step("Om deg", asked_for, plain))
    compiled = compile_dialog(page)
    first, second = compiled["steps"][0]["questions"]
    assert first["sensitivity"] == "special" and "sensitivity" not in second
    question = read(compiled, 1, "nb").questions()[asked_for["id"]]
    assert (question.sensitivity, question.purpose) == ("special", "For å finne riktig plass.")
    shown = question_html(read(compiled, 0, "nb"), Answer(question), AnswerContext(), hidden=False)
    assert f'aria-describedby="{question.name}-p"' in shown and f'id="{question.name}-p"' in shown
    assert "For å finne riktig plass." in shown
