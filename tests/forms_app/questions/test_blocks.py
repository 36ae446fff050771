"""The editor's side of every question type."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.segments.extract import extract_segments

from forms_app import questions
from forms_app.editor.models import DialogPage
from forms_app.rules.operators import OPERATORS
from tests.factories import question, step

pytestmark = pytest.mark.django_db

MACHINE = "machine_value_not_for_translators"
RULE = {"all": [{"question": MACHINE, "operator": "equals", "value": MACHINE}]}
CONTRACT = """
text long_text number integer money percent date month year period time email phone one_of several_of yes_no consent
information person website national_id organisation_number bank_account iban kid country currency
name address municipality property map_point scale warning accordion image link
"""
TEXTS = {
    "label": "Label words",
    "help": "Help words",
    "error": "Error words",
    "unit": "Unit words",
    "body": "<p>Body words</p>",
}


def page_with(*blocks):
    page = DialogPage(
        title="Dialog", slug=MACHINE, locale=Locale(language_code="nb"), reception_address="a@b.example"
    )
    page.steps = page.steps.stream_block.to_python(
        [step("Step words", *blocks, intro="Intro words", show_if=RULE)]
    )
    return page


def strings(page):
    return {str(segment.string.data) for segment in extract_segments(page) if hasattr(segment, "string")}


@pytest.mark.parametrize("question_type", questions.all_types(), ids=lambda found: found.name)
class TestEveryType:
    def test_an_empty_block_can_be_read_and_synchronised(self, question_type):
        block = question_type.block()
        value = block.to_python({})
        assert all(value[name] is not None for name in TEXTS if name in block.child_blocks)
        page = page_with({"type": question_type.name, "id": "1" * 8, "value": {}})
        assert "Step words" in strings(page)

    def test_translators_get_every_text_and_no_machine_value(self, question_type):
        names = question_type.block().child_blocks
        values = {name: text for name, text in TEXTS.items() if name in names and name != "label"}
        values |= {"key": MACHINE} if "key" in names else {}
        if "options" in names:
            values["options"] = [(MACHINE, "Option words"), ("", "More option words")]
        page = page_with(question(question_type.name, TEXTS["label"], show_if=RULE, **values))
        found = strings(page)
        wanted = {
            text.removeprefix("<p>").removesuffix("</p>") for name, text in TEXTS.items() if name in names
        }
        wanted |= {"Option words", "More option words"} if "options" in names else set()
        assert wanted | {"Step words", "Intro words"} <= found
        assert not any(MACHINE in text for text in found)

    def test_it_compiles_and_its_operators_exist(self, question_type):
        settings, texts = question_type.compile(question_type.block().to_python({}), "id")
        assert isinstance(settings, dict) and isinstance(texts, dict)
        assert set(question_type.operators) <= OPERATORS.keys()

    def test_an_empty_draft_passes_deferred_validation(self, question_type):
        block = question_type.block()
        block.normalize(block.clean_deferred(block.to_python({})))


def test_the_registry_knows_every_type_of_the_contract():
    names = [found.name for found in questions.all_types()]
    assert len(set(names)) == len(names)
    assert set(CONTRACT.split()) <= set(names)
    assert questions.get("date").name == "date"
    with pytest.raises(KeyError):
        questions.get("nothing")


def test_an_option_is_stored_by_its_own_value_or_its_id_never_by_its_label():
    value = page_with(question("one_of", "Harbour", options=[("north", "Nordhavna"), "Sørhavna"])).steps[0]
    block = value.value["questions"][0]
    settings, texts = questions.get("one_of").compile(block.value, block.id)
    given, made = settings["options"]
    assert given == "north" and made == block.value["options"].bound_blocks[1].id
    assert texts == {"option.north": "Nordhavna", f"option.{made}": "Sørhavna"}


def test_information_is_cleaned_when_compiled():
    block = questions.get("information").block()
    value = block.to_python(
        {"body": '<p>Hi <script>x()</script><a href="https://a.example" onclick="x">there</a></p>'}
    )
    _settings, texts = questions.get("information").compile(value, "id")
    assert "<script" not in texts["body"] and "onclick" not in texts["body"]
    assert '<a href="https://a.example">there</a>' in texts["body"]


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("one_of", {"options": ["Only one"]}, "options"),
        ("several_of", {"options": ["A", "a"]}, "options"),
        ("one_of", {"options": [("x", "A"), ("x", "B")]}, "options"),
        ("one_of", {"options": ["A", " "]}, "options"),
        ("number", {"minimum": "5", "maximum": "4"}, "maximum"),
        ("date", {"earliest": "2026-02-01", "latest": "2026-01-01"}, "latest"),
        ("person", {"name": False, "address": False}, "name"),
        ("information", {"body": ""}, "body"),
        ("warning", {"body": ""}, "body"),
        ("accordion", {}, "entries"),
        ("image", {"alt": "A quay"}, "image"),
        ("link", {"url": "javascript:alert(1)"}, "url"),
        ("scale", {"first": 0, "last": 20}, "last"),
        ("year", {"earliest": 2027, "latest": 2026}, "latest"),
    ],
)
def test_what_a_type_will_not_publish(kind, values, field):
    value = page_with(question(kind, "Question", **values)).steps[0].value["questions"][0].value
    assert [name for name, _message in questions.get(kind).check(value)] == [field]


def test_a_link_never_leads_to_a_script():
    block = questions.get("link").block()
    value = block.to_python({"label": "Here", "url": "javascript:alert(1)"})
    assert questions.get("link").compile(value, "id")[1]["url"] == ""


def test_texts_that_unfold_are_cleaned_and_translated_one_by_one():
    entry = {
        "type": "item",
        "id": "e",
        "value": {"title": "Price words", "body": "<p>x<script>y</script></p>"},
    }
    value = page_with(question("accordion", "More", entries=[entry])).steps[0].value["questions"][0]
    settings, texts = questions.get("accordion").compile(value.value, "id")
    assert settings == {"entries": ["e"]}
    assert texts["entry.e.title"] == "Price words" and "<script" not in texts["entry.e.body"]
    assert "Price words" in strings(page_with(question("accordion", "More", entries=[entry])))


def test_a_picture_is_scaled_and_fixed_when_the_dialog_is_compiled():
    picture = get_image_model().objects.create(title="Quay", file=get_test_image_file(size=(1600, 900)))
    block = questions.get("image").block()
    value = block.to_python({"image": picture.pk, "alt": "A quay", "caption": ""})
    settings, texts = questions.get("image").compile(value, "id")
    assert (settings["image"]["width"], settings["image"]["height"]) == (1000, 562)
    assert settings["image"]["url"].startswith("/media/")
    assert texts == {"alt": "A quay", "caption": ""}
    assert questions.get("image").check(value) == []
