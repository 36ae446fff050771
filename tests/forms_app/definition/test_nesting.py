"""Groups and sections, from editors' blocks to the definition."""

import copy
import json

import pytest
from wagtail.models import Locale
from wagtail_localize.segments.extract import extract_segments

from forms_app.definition.compiler import compile_dialog, keys_of
from forms_app.definition.loading import load
from forms_app.definition.model import read
from forms_app.definition.models import LiveDialog
from forms_app.definition.publish import publish_waiting
from forms_app.editor.models import DialogPage
from forms_app.questions import all_types
from forms_app.questions.nesting import STEP, blocks_below
from tests import factories
from tests.factories import question, step
from tests.forms_app.definition.test_publish import translate

pytestmark = pytest.mark.django_db


def page(*steps, language="nb", **values):
    made = DialogPage(title="Barnehage", slug="b", locale=Locale(language_code=language), **values)
    made.steps = made.steps.stream_block.to_python(copy.deepcopy(list(steps)))
    return made


def equals(asked, value):
    return {"question": asked["id"], "operator": "equals", "value": value}


HAS = question("yes_no", "Har du barn?")
SCHOOL = question("one_of", "Skole", options=[("a", "Alta skole"), ("b", "Bossekop skole")])
GRADE = question("text", "Klasse", show_if=equals(SCHOOL, "a"))
KIDS = question("group", "Barna", row_title="Barn", min=2, max=4, questions=[SCHOOL, GRADE])
WHO = question("text", "Hvem henter?", show_if=equals(HAS, "yes"))
FAMILY = question("section", "Familien", show_if=equals(HAS, "yes"), questions=[KIDS, WHO])
STEPS = [step("Om deg", HAS, FAMILY, question("text", "Skole"))]


def test_a_section_is_compiled_away_and_leaves_heading_and_rule():
    definition = read(json.loads(json.dumps(compile_dialog(page(*STEPS)))), 1, "nb")
    has, kids, who, last = definition.steps[0].questions
    assert (has.section, last.section) == (None, None)
    assert kids.section == who.section == (FAMILY["id"], "Familien")
    compiled = {each["id"]: each for each in compile_dialog(page(*STEPS))["steps"][0]["questions"]}
    assert compiled[kids.id]["show_if"] == equals(HAS, "yes")
    assert compiled[who.id]["show_if"] == {"all": [equals(HAS, "yes"), equals(HAS, "yes")]}


def test_a_group_has_its_questions_in_its_settings():
    definition = read(json.loads(json.dumps(compile_dialog(page(*STEPS)))), 1, "nb")
    kids = definition.questions()[KIDS["id"]]
    assert (kids.settings["min"], kids.settings["max"], kids.settings["row_title"]) == (2, 4, "Barn")
    school, grade = kids.questions
    assert school.settings["options"] == (("a", "Alta skole"), ("b", "Bossekop skole"))
    assert grade.show_if is not None
    assert list(definition.all_questions()) == [
        HAS["id"], KIDS["id"], SCHOOL["id"], GRADE["id"], WHO["id"], STEPS[0]["value"]["questions"][2]["id"],
    ]  # fmt: skip


def test_keys_are_the_dialogs_own_inside_groups_too_and_stay():
    first = keys_of(compile_dialog(page(*STEPS)))
    assert sorted(first.values()) == ["barna", "har_du_barn", "hvem_henter", "klasse", "skole", "skole_2"]
    changed = copy.deepcopy(STEPS)
    changed[0]["value"]["questions"][1]["value"]["questions"][0]["value"]["questions"][0]["value"][
        "label"
    ] = "Ny"
    assert keys_of(compile_dialog(page(*changed), keys=first)) == first


def test_translators_get_the_texts_inside():
    segments = extract_segments(page(*STEPS))
    strings = {str(segment.string.data) for segment in segments if hasattr(segment, "string")}
    assert {"Familien", "Barna", "Barn", "Skole", "Alta skole", "Klasse", "Hvem henter?"} <= strings


def test_texts_inside_are_each_languages():
    nynorsk = copy.deepcopy(STEPS)
    group = nynorsk[0]["value"]["questions"][1]["value"]["questions"][0]["value"]
    group["questions"][0]["value"]["options"][0]["value"]["label"] = "Alta skule"
    group["row_title"] = "Born"
    compiled = compile_dialog(page(*STEPS), [page(*nynorsk, language="nn")])
    kids = read(compiled, 1, "nn").questions()[KIDS["id"]]
    assert kids.settings["row_title"] == "Born"
    assert dict(kids.questions[0].settings["options"])["a"] == "Alta skule"


@pytest.mark.parametrize(
    ("page_level", "signature", "level"),
    [
        ("none", "substantial", "substantial"),
        ("substantial", "high", "high"),
        ("high", "substantial", "high"),
    ],
)
def test_a_signature_raises_the_login_of_the_dialog(page_level, signature, level):
    sign = question("signature", "Underskrift", declaration="Jeg erklærer", level=signature)
    compiled = compile_dialog(page(step("Til slutt", sign), level=page_level))
    assert compiled["dialog"]["level"] == level


def test_what_may_stand_in_what():
    names = {depth: {name for name, _block in blocks_below(depth)} for depth in (1, 2, STEP)}
    assert names[STEP] == {found.name for found in all_types()}
    assert names[STEP] - names[2] == {"section"}
    assert names[2] - names[1] == {"group", "signature"}


@pytest.mark.django_db(transaction=True)
def test_what_is_inside_is_published_and_translated_like_the_rest():
    alta = factories.municipality("alta", languages=["nb", "nn"])
    made = factories.dialog_page(alta, *STEPS)
    factories.published(made)
    translate(factories.portal(alta), "nn")
    translate(made, "nn", {"Barn": "Born", "Alta skole": "Alta skule", "Familien": "Huslyden"})
    publish_waiting()
    version = LiveDialog.objects.get(dialog=made.translation_key).version
    kids = load(version.pk, "nn").questions()[KIDS["id"]]
    assert (kids.settings["row_title"], kids.section) == ("Born", (FAMILY["id"], "Huslyden"))
    assert dict(kids.questions[0].settings["options"])["a"] == "Alta skule"
