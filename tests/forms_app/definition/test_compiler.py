"""From editors' blocks to the compiled definition."""

import copy
import json

import pytest
from wagtail.models import Locale

from forms_app.definition.compiler import compile_dialog, key_from, keys_of, sha256, structure
from forms_app.definition.model import read
from forms_app.editor.models import DialogPage
from tests.factories import question, step

pytestmark = pytest.mark.django_db


def page(*steps, language="nb", **values):
    made = DialogPage(title="Båtplass", locale=Locale(language_code=language), **values)
    made.steps = made.steps.stream_block.to_python(copy.deepcopy(list(steps)))
    return made


BOAT = question("yes_no", "Har du båt?", help="Også kano")
HARBOUR = question(
    "one_of",
    "Hvilken havn?",
    options=[("nord", "Nordhavna"), ("sor", "Sørhavna")],
    show_if={"all": [{"question": BOAT["id"], "operator": "equals", "value": "yes"}]},
)
LENGTH = question("number", "Lengde", unit="meter", maximum="15.5", decimals=1, required=False)
STEPS = [step("Båten", BOAT, HARBOUR, intro="Fortell"), step("Mål", LENGTH)]


def test_a_compiled_dialog_is_json_and_reads_back():
    compiled = compile_dialog(page(*STEPS, summary="Søk", level="high", minutes=5))
    definition = read(json.loads(json.dumps(compiled)), 7, "nb")
    assert (definition.title, definition.level, definition.texts["summary"]) == ("Båtplass", "high", "Søk")
    assert definition.settings["minutes"] == 5
    assert [found.title for found in definition.steps] == ["Båten", "Mål"]
    boat, harbour, length = definition.questions().values()
    assert (boat.label, boat.help, boat.required, boat.key) == (
        "Har du båt?",
        "Også kano",
        True,
        "har_du_bat",
    )
    assert harbour.settings["options"] == (("nord", "Nordhavna"), ("sor", "Sørhavna"))
    assert harbour.show_if is not None
    assert (length.required, length.settings["unit"], length.settings["maximum"]) == (False, "meter", "15.5")


def test_structure_is_the_sources_and_texts_are_each_languages():
    nynorsk = copy.deepcopy(STEPS)
    nynorsk[0]["value"]["questions"][1]["value"]["options"][0]["value"]["label"] = "Nordhamna"
    nynorsk[0]["value"]["questions"][0]["value"]["label"] = "Har du båt, du?"
    nynorsk[1]["value"]["questions"][0]["value"]["label"] = ""
    source, translation = page(*STEPS), page(*nynorsk, language="nn")
    compiled = compile_dialog(source, [translation])
    assert sha256(structure(source)) == sha256(structure(translation, keys_of(compiled)))
    nn = read(compiled, 1, "nn").questions()
    assert nn[BOAT["id"]].label == "Har du båt, du?"
    assert nn[HARBOUR["id"]].settings["options"][0] == ("nord", "Nordhamna")
    assert nn[LENGTH["id"]].label == "Lengde", "a missing text is taken from the source"
    assert nn[BOAT["id"]].key == "har_du_bat", "a key is never translated"


def test_the_texts_of_blocks_that_the_source_no_longer_has_are_left_out():
    compiled = compile_dialog(page(STEPS[0]), [page(*STEPS, language="nn")])
    assert not any(name.startswith(LENGTH["id"]) for name in compiled["texts"]["nn"])


def test_the_hash_depends_on_content_only():
    first = compile_dialog(page(*STEPS))
    assert sha256(first) == sha256(json.loads(json.dumps(compile_dialog(page(*STEPS)))))
    assert sha256(first) != sha256(compile_dialog(page(*STEPS, minutes=3)))


def test_keys_are_made_once_kept_and_unique():
    twins = [
        question("text", "Navn"),
        question("text", "Navn"),
        question("text", "2024?"),
        question("text", "Æ", key="navn"),
    ]
    first = compile_dialog(page(step("Steg", *twins)))
    assert list(keys_of(first).values()) == ["navn_2", "navn_3", "q_2024", "navn"]
    twins[0]["value"]["label"] = "Fullt navn"
    again = compile_dialog(page(step("Steg", *reversed(twins))), keys=keys_of(first))
    assert keys_of(again) == keys_of(first)


def test_a_key_is_small_letters_digits_and_underscores():
    assert key_from("Når trenger du båtplassen?") == "nar_trenger_du_batplassen"
    assert key_from("Čázi") == "cazi"
    assert key_from("1. valg") == "q_1_valg"
    assert key_from("???") == "q"
