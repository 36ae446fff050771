"""The paper twin: every dialog and every question type on paper, blank and with one's own answers."""

import io
import random
import re

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from forms_app import questions
from forms_app.definition.model import read
from forms_app.filling.journey import walk
from forms_app.paper import document
from forms_app.questions.base import AnswerContext
from forms_app.uploads.stored import StoredFile
from tests import factories
from tests.compiled import asked as compiled_asked
from tests.compiled import definition as compiled_definition
from tests.compiled import step_of

URL = "http://alta.localhost/selvbetjening/batplass/"


@pytest.fixture
def alta(db):
    return factories.municipality("alta", coat_of_arms="<svg>not a drawing")


def version_of(alta, **values):
    boat = factories.compiled_question("yes_no", "Har du båt?")
    harbour = factories.compiled_question(
        "one_of",
        "Hvilken havn?",
        options=[("n", "Nordhavna"), ("s", "Sørhavna")],
        layout="radio",
        show_if={"question": boat["id"], "operator": "equals", "value": "yes"},
    )
    built = factories.compiled_question("date", "Når ble den bygd?", when="past", earliest=None, latest=None)
    about = factories.compiled_question("long_text", "Om *båten* #1 $x$", required=False, rows=4)
    wanted = [boat, harbour], [built, about]
    version = factories.dialog_version(alta, *wanted, **{"reception_address": "havn@alta.example"} | values)
    return version, boat["id"], harbour["id"], built["id"], about["id"]


def text_of(pdf):
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def test_the_blank_form_is_to_the_standards_and_says_everything(alta):
    version, *_ids = version_of(alta, level="substantial")
    made = document.blank(version.pk, "nb", alta, URL)
    reader = PdfReader(io.BytesIO(made))
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp and "<pdfaid:part>3</pdfaid:part>" in xmp
    assert reader.trailer["/Root"]["/Lang"] == "nb"
    text = text_of(made)
    for said in ("Båtplass", "Alta", "havn@alta.example", URL, "1. Steg 1", "1.1 Har du båt?", "Nordhavna"):
        assert said in text, said
    assert "2.2 Om *båten* #1 $x$" in text
    with override("nb"):
        assert "“1.1 Har du båt?”" in text or "«1.1 Har du båt?»" in text, (
            "the rule names the numbered question"
        )
    assert document.blank(version.pk, "nb", alta, URL) is made, "kept in the process"


def test_a_form_with_ones_answers_has_them_and_the_rest_empty(alta):
    version, boat, harbour, built, _about = version_of(alta)
    typed = {boat: "yes", harbour: "s", built: {"day": "1", "month": "2", "year": "1999"}}
    with override("nb"):
        definition = read(version.definition, version.pk, "nb")
        made = document.filled(walk(definition, typed, AnswerContext()), alta, 1, URL)
    text = text_of(made)
    assert "1. februar 1999" in text
    assert document.blank(version.pk, "nb", alta, URL) != made


TYPES = [found.name for found in questions.all_types() if found.name != "section"]  # compiled away


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_of_question_can_be_printed(alta, kind):
    """As the editor's block makes it, blank and answered."""
    found = questions.get(kind)
    options = {"options": ["Rød", "Grønn"]} if "options" in found.block().child_blocks else {}
    block = factories.question(kind, "Spørsmålet", **options)
    page = factories.dialog_page(alta, factories.step("Steg", block, factories.question("text", "Navn")))
    from forms_app.definition.compiler import compile_dialog

    with override("nb"):
        definition = read(compile_dialog(page), 1, "nb")
        question = definition.questions()[block["id"]]
        area = found.paper(question)
        assert area.shape in ("line", "box", "ticks", "cells", "parts", "rows", "text")
        raw = found.sample(question, random.Random(1))
        made = document.filled(walk(definition, {question.id: raw}, AnswerContext()), alta, 1, URL)
    assert "1.1 Spørsmålet" in text_of(made) or not found.asks


def test_the_start_page_leads_to_it_and_everybody_gets_the_same(alta, client):
    page = factories.dialog_page(alta)
    factories.published(page)
    client.defaults["HTTP_HOST"] = "alta.localhost"
    assert b"/selvbetjening/batplass/skjema.pdf" in client.get("/selvbetjening/batplass/").content
    response = client.get("/selvbetjening/batplass/skjema.pdf")
    assert response["Content-Type"] == "application/pdf" and "public" in response["Cache-Control"]
    assert not response.cookies
    assert (
        client.get("/nn/selvbetjening/batplass/skjema.pdf")["Location"]
        == "/selvbetjening/batplass/skjema.pdf"
    )


def test_a_draft_is_printed_for_its_owner_only(alta, client):
    version, *_ids, about = version_of(alta)
    owner = factories.citizen()
    factories.draft(version, owner, {about: "Hemmelig snekke"})
    address = "/selvbetjening/batplass/kladd.pdf"
    client.defaults["HTTP_HOST"] = "alta.localhost"
    assert client.get(address).status_code == 302
    factories.log_in(client, factories.citizen(), alta)
    assert client.get(address).status_code == 302
    factories.log_in(client, owner, alta)
    response = client.get(address)
    assert "Hemmelig snekke" in text_of(response.content)
    assert response["Cache-Control"] == "private, no-store"


def test_sections_and_repeated_questions_are_printed(alta):
    from forms_app.definition.compiler import compile_dialog

    inner = [factories.question("text", label) for label in ("Navnet til barnet", "Skolen til barnet")]
    group = factories.question("group", "Barna dine", row_title="Barn", min=1, max=4, questions=inner)
    section = factories.question("section", "Om båten", questions=[factories.question("text", "Lengde")])
    page = factories.dialog_page(alta, factories.step("Steg", group, section))
    with override("nb"):
        definition = read(compile_dialog(page), 1, "nb")
        made = document.filled(walk(definition, {}, AnswerContext()), alta, 1, URL)
    text = text_of(made)
    assert all(said in text for said in ("1.1 Barna dine", "Navnet til barnet", "Om båten", "1.2 Lengde"))


@pytest.mark.parametrize(("required", "said"), [(True, 1), (False, 3)])
def test_nobody_is_asked_to_sign_twice(alta, required, said):
    sign = compiled_asked("signature", "Skriv under", required=required, declaration="Dette er riktig.")
    form = compiled_definition(step_of("Steg", sign))
    with override("nb"):
        made = document.filled(walk(form, {}, AnswerContext()), alta, 1, URL)
    # The end of the form has a heading, and a line for each of place, date and signature.
    assert text_of(made).count("Underskrift") == said


def test_what_is_chosen_or_enclosed_in_rows_has_its_boxes_there(alta):
    kin = [
        compiled_asked("text", "Navn", id="name"),
        compiled_asked("yes_no", "Bor du i Alta?", id="here"),
        compiled_asked("files", "Fullmakt", id="proof", required=False, help="Fra den andre eieren."),
    ]
    group = compiled_asked("group", "Medeiere", id="kin", row_title="Medeier", questions=kin)
    definition = compiled_definition(step_of("Steg", group))
    paper_file = StoredFile("1", "kin.a.proof", "fullmakt.pdf", 2048, 2048, "application/pdf", "ab" * 32)
    row = {"name": "Kari", "here": "no", "proof": {"how": "now"}}
    context = AnswerContext(files={"kin.a.proof": (paper_file,)})
    with override("nb"):
        empty = text_of(document.filled(walk(definition, {}, AnswerContext()), alta, 1, URL))
        typed = {"kin": [{"id": "a", "answers": row}]}
        made = text_of(document.filled(walk(definition, typed, context), alta, 1, URL))
    for said in ("Medeier 1", "Medeier 3", "Ja", "Nei", "Vedlagt", "Sendes senere", "Fra den andre eieren."):
        assert said in empty and said in made, said
    assert "fullmakt.pdf" in made and "Kari" in made


def test_rules_are_printed_as_sentences(alta):
    boat = factories.compiled_question("number", "Lengde", minimum=None, maximum=None, decimals=0)
    longer = {"question": boat["id"], "operator": "at_least", "value": "8"}
    harbour = factories.compiled_question(
        "one_of",
        "Havn",
        options=[("n", "Nordhavna"), ("s", "Sørhavna")],
        layout="radio",
        option_rules={"s": longer},
    ) | {"require_if": longer, "required": False}
    width = factories.compiled_question(
        "number",
        "Bredde",
        minimum=None,
        maximum=None,
        decimals=0,
        limits={"maximum": {"question": boat["id"]}},
    ) | {"checks": [{"id": "c", "rule": longer}]}
    version = factories.dialog_version(alta, [boat, harbour, width], slug="regler")
    text = text_of(document.blank(version.pk, "nb", alta, URL))
    assert text.count("«1.1 Lengde» er minst «8»") == 3, "required, offered, accepted"
    assert text.count("Sørhavna") == 2 and "«1.1 Lengde» eller mindre" in text
    with override("en"):
        definition = read(version.definition, version.pk, "nb")
        made = document.filled(walk(definition, {boat["id"]: "9"}, AnswerContext()), alta, 1, URL)
    assert "er minst" in text_of(made), "in the language of the dialog"
