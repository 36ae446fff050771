"""The receipt as PDF: to the standards, and exactly what was typed."""

import io
import json
import re
import subprocess
import time

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from forms_app.receipts.document import pdf
from forms_app.receipts.fonts import printable
from tests import factories

STRANGE = {
    "markup": "<script>alert(1)</script> {{ 7*7 }} {% now %} #typst[] $x$ *b* _i_ -> \\ ` @ref // /* = h",
    "sami": "Šárá Ánndaraš Čáhčesullo Ŋŋ Đđ Ŧŧ Žž æøåÆØÅ",
    "hebrew": "שלום עולם",
    "arabic": "مرحبا بالعالم",
    "marks": "a\u200fb\u200e \u202ec\u202c",
    "emoji": "Hei 😀👍🏽🇳🇴❤️",
    "control": "før\0\x01\x1b\x7fetter\ttab",
    "chinese": "中 \ue000",
    "lines": "en\r\nto\n\nfire",
}


@pytest.fixture
def alta(db):
    return factories.municipality(
        "alta",
        names={"nb": "Alta kommune", "se": "Álttá gielda"},
        coat_of_arms='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><path d="M0 0h4v5z"/></svg>',
    )


def submission(alta, **values):
    questions = {name: factories.compiled_question("long_text", f"Om {name}") for name in STRANGE}
    version = factories.dialog_version(alta, list(questions.values()))
    answers = {questions[name]["id"]: text for name, text in STRANGE.items()}
    return factories.submission(version, answers=answers, **values)


def read(document):
    return PdfReader(io.BytesIO(document))


def text_of(document):
    return "\n".join(page.extract_text() for page in read(document).pages)


def test_it_is_pdf_a_3a_and_pdf_ua_1_at_once_with_the_answers_attached(alta):
    sent = submission(alta)
    with override("nb"):
        reader = read(pdf(sent))
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"<pdfaid:part>3</pdfaid:part>", xmp) and "<pdfaid:conformance>A<" in xmp
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", xmp)
    assert reader.trailer["/Root"]["/Lang"] == "nb" and reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert sent.reference in reader.metadata.title and "Båtplass" in reader.metadata.title
    attached = json.loads(reader.attachments["answers.json"][0])
    assert attached["reference"] == sent.reference
    assert {row["id"]: row["value"] for row in attached["answers"]} == sent.answers


def test_what_was_typed_is_printed_as_typed(alta):
    text = text_of(pdf(submission(alta)))
    flat = re.sub(r"[\s\u200b]", "", text)
    for name in ("markup", "sami"):
        assert re.sub(r"\s", "", STRANGE[name]) in flat
    assert "føretter" in flat and "[U+4E2D]" in text and "[U+E000]" in text
    for character in "שלום😀👍":
        assert character in text


def test_what_is_around_the_answers_is_there(alta):
    sent = submission(alta)
    with override("nb"):
        text = text_of(pdf(sent))
    for part in ("Alta kommune", sent.reference, "Vi svarer deg.", "Inntil fire uker.", "Steg 1", "Om emoji"):
        assert part in text


@pytest.mark.parametrize("language", ["nb", "nn", "se", "en"])
def test_every_language_has_its_own(alta, language):
    with override(language):
        reader = read(pdf(submission(alta)))
    assert reader.trailer["/Root"]["/Lang"] == language
    assert ("Álttá gielda" in reader.pages[0].extract_text()) == (language == "se")


def test_a_protected_address_is_never_printed(alta):
    person = factories.compiled_question("person", "Navn og adresse", facts=["name", "address"])
    version = factories.dialog_version(alta, [person])
    value = {"name": "Kari Prøve", "address": None, "protected": True, "source": "folkeregisteret"}
    sent = factories.submission(version, answers={person["id"]: value})
    sent.facts = {
        "person": {"name": "Kari Prøve", "address": None, "protected": True, "birth_date": "1970-01-01"}
    }
    sent.save()
    document = pdf(sent)
    assert "Kari Prøve" in text_of(document)
    assert "1970" not in text_of(document)


@pytest.mark.parametrize("coat", ["<svg", "not a drawing", '<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_a_bad_coat_of_arms_does_not_stand_in_the_way(alta, coat):
    alta.coat_of_arms = coat
    alta.save()
    assert read(pdf(submission(alta))).pages


@pytest.mark.parametrize("huge", ["Lang tekst med ord. " * 15_000, "x" * 300_000, "\n" * 5_000, "😀" * 5_000])
def test_a_huge_answer_is_printed_whole_in_seconds(alta, huge):
    question = factories.compiled_question("long_text", "Hva")
    sent = factories.submission(factories.dialog_version(alta, [question]), answers={question["id"]: huge})
    begun = time.process_time()
    document = pdf(sent)
    assert time.process_time() - begun < 20
    assert json.loads(read(document).attachments["answers.json"][0])["answers"][0]["value"] == huge


def test_an_everyday_receipt_is_quick_and_small(alta):
    sent = submission(alta)
    pdf(sent)
    begun = time.process_time()
    document = pdf(sent)
    assert time.process_time() - begun < 0.5 and len(document) < 150_000


def test_it_looks_right_in_another_reader(alta, tmp_path):
    path = tmp_path / "receipt.pdf"
    path.write_bytes(pdf(submission(alta)))
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    assert "Inter" in fonts and all(" yes " in line for line in fonts.splitlines()[2:])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_makes_a_valid_document(alta, text):
    question = factories.compiled_question("long_text", "Hva")
    slug = f"d{factories.uuid.uuid4().hex}"
    version = factories.dialog_version(alta, [question], slug=slug)
    sent = factories.submission(version, answers={question["id"]: text.replace("\0", "")})
    assert pdf(sent).startswith(b"%PDF-1.7")


@given(st.text())
def test_printable_text_has_no_control_characters_and_no_endless_words(text):
    shown = printable(text)
    assert not any(ord(one) < 32 and one != "\n" for one in shown)
    assert all(len(word) <= 24 for word in re.split(r"[\s\u200b]", shown))
