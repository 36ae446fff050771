"""What editors are told about a dialog: by kind, at the right question, and only when there is reason to."""

import itertools

import pytest

from forms_app.editor.models import DialogPage
from forms_app.quality.findings import Subject, findings
from tests import factories
from tests.factories import question, step

pytestmark = pytest.mark.django_db
FACTS = {
    "audience": "Alle som har båt.",
    "minutes": 5,
    "processing_time": "To uker.",
    "contact": "Havnekontoret.",
}


@pytest.fixture
def alta():
    return factories.municipality("alta", languages=["nb"])


_slugs = itertools.count()


def found(owner, *steps, **values):
    """{(code, question id)} of the findings in a dialog that is otherwise in order."""
    page = factories.dialog_page(owner, *steps, slug=f"dialog-{next(_slugs)}", **FACTS | values)
    return {(finding.code, finding.question) for finding in findings(Subject(page, owner))}


def if_(block, operator, *value):
    return {"question": block["id"], "operator": operator} | ({"value": value[0]} if value else {})


def test_nothing_is_found_in_a_good_dialog(alta):
    boat = question("yes_no", "Har du båt?")
    length = question("number", "Hvor lang er båten?", show_if=if_(boat, "equals", "yes"))
    assert found(alta, step("Om deg", question("text", "Hva heter du?"), boat, length)) == set()


def test_errors_come_first_and_point_at_their_block(alta):
    empty = question("text", "")
    page = factories.dialog_page(alta, step("Om deg", empty), summary="")
    first, *_rest = findings(Subject(page, alta))
    assert first.is_error and first.block == empty["id"]
    assert {finding.field for finding in findings(Subject(page, alta)) if finding.is_error} == {
        "steps",
        "summary",
    }


def test_a_fingerprint_is_the_same_in_every_language(alta):
    from django.utils import translation

    page = factories.dialog_page(alta, step("Om deg", question("text", "NAVN OG ADRESSE")))
    prints = []
    for language in ("nb", "en"):
        with translation.override(language):
            prints.append([finding.fingerprint for finding in findings(Subject(page, alta))])
    assert prints[0] == prints[1] and len(prints[0]) == len(set(prints[0]))


def test_a_question_that_no_answers_lead_to_is_an_error(alta):
    boat = question("yes_no", "Har du båt?")
    pick = question("one_of", "Hvilken havn?", options=[("nord", "Nord"), ("sor", "Sør")])
    age = question("number", "Hvor gammel er du?", minimum=18)
    both = question("text", "Navn", show_if={"all": [if_(boat, "equals", "yes"), if_(boat, "equals", "no")]})
    young = question("text", "Verge", show_if=if_(age, "less_than", "18"))
    neither = question(
        "text",
        "Annen havn",
        show_if={"all": [if_(pick, "not_equals", "nord"), if_(pick, "not_equals", "sor")]},
    )
    after = question("text", "Etter", show_if=if_(both, "answered"))
    fine = question("text", "Fint", show_if={"any": [if_(boat, "equals", "no"), if_(age, "at_least", "67")]})
    blocks = (boat, pick, age, both, young, neither, after, fine)
    lost = {place for code, place in found(alta, step("Om deg", *blocks)) if code == "never_shown"}
    assert lost == {both["id"], young["id"], neither["id"]}, "and not what depends on them only"


def test_a_hidden_question_counts_as_not_answered(alta):
    boat = question("yes_no", "Har du båt?")
    engine = question("yes_no", "Har båten motor?", show_if=if_(boat, "equals", "yes"))
    power = question(
        "text", "Hestekrefter", show_if={"all": [if_(boat, "equals", "no"), if_(engine, "equals", "yes")]}
    )
    assert ("never_shown", power["id"]) in found(alta, step("Om deg", boat, engine, power))


def test_nothing_is_claimed_about_what_cannot_be_decided(alta):
    name = question("text", "Hva heter du?")
    odd = question(
        "text", "Hvor bor du?", show_if={"all": [if_(name, "contains", "q"), if_(name, "contains", "w")]}
    )
    assert found(alta, step("Om deg", name, odd)) == set()


def test_a_step_that_nobody_meets_is_told_once(alta):
    boat = question("yes_no", "Har du båt?")
    never = {"all": [if_(boat, "equals", "yes"), if_(boat, "equals", "no")]}
    last = step("Aldri", question("text", "A"), question("text", "B"), show_if=never)
    page = factories.dialog_page(alta, step("Om deg", boat), last, **FACTS)
    told = [finding for finding in findings(Subject(page, alta)) if finding.code == "never_shown"]
    assert [(finding.step, finding.question) for finding in told] == [(last["id"], None)]


@pytest.mark.parametrize(
    ("code", "block"),
    [
        ("long_label", question("text", "Skriv " + "noe " * 40)),
        ("marked", question("text", "Hva heter du? *")),
        ("marked", question("text", "Hva heter du (obligatorisk)")),
        ("capitals", question("text", "SKRIV NAVN HER")),
        ("negation", question("yes_no", "Har du ikke båt?")),
        ("address", question("text", "Søkers navn")),
        ("address", question("text", "Hva er min adresse?")),
        ("colon", question("text", "Navn:")),
        ("long_help", question("text", "Hva heter du?", help="ord " * 100)),
        ("list_out", question("one_of", "Hvilken havn?", options=["A", "B"], layout="select")),
        ("yes_no", question("one_of", "Har du båt?", options=["Ja", "Nei"])),
        ("option_address", question("one_of", "Hva gjelder?", options=["Du flytter", "Noe annet"])),
        ("type", question("text", "E-postadresse")),
        ("type", question("text", "Mobilnummer")),
        ("message", question("text", "Hva heter du?", error="Ugyldig verdi")),
        ("sensitive", question("text", "Hvilken diagnose har du?")),
        ("officialese", question("text", "Hva heter vedkommende?")),
        ("officialese", question("text", "Navn?", help="Jf. loven.")),
        ("sentence", question("text", "Navn?", help=" ".join(["ord"] * 30) + ".")),
        (
            "link",
            question("information", "Les", body='<p>Les om det <a href="https://x.example">her</a></p>'),
        ),
        ("heading", question("information", "Les", body="<p><b>Viktig å vite</b></p>")),
    ],
)
def test_the_rules_of_good_forms(alta, code, block):
    assert (code, block["id"]) in found(alta, step("Om deg", question("text", "Hva heter barnet?"), block))


def test_why_a_sensitive_question_is_asked_is_enough(alta):
    block = question("text", "Hvilken diagnose har du?", help="Vi trenger den for å finne riktig plass.")
    assert found(alta, step("Om deg", block)) == set()


def test_what_an_editor_calls_sensitive_needs_its_purpose(alta):
    block = question("text", "Hva heter du?", help="Navnet ditt.", sensitivity="special")
    assert ("sensitive", block["id"]) in found(alta, step("Om deg", block))
    block["value"]["purpose"] = "For å finne deg igjen i arkivet."
    assert found(alta, step("Om deg", block)) == set()


def test_pages_and_dialogs_have_measure(alta):
    many = [question("text", f"Felt {number}?") for number in range(13)]
    assert ("many_questions", None) in found(alta, step("Om deg", *many))
    optional = [question("text", f"Felt {number}?", required=False) for number in range(6)]
    assert ("balance", None) in found(alta, step("Om deg", *optional))
    assert ("start_page", None) in found(alta, step("Om deg", many[0]), contact="")
    twice = [step("Om deg", many[0]), step("om deg", many[1])]
    assert ("same_title", None) in found(alta, *twice)
    alta.reception_address = ""
    assert ("reception", None) in found(alta, step("Om deg", many[0]))


def test_translations_that_are_missing_or_lag_behind(settings):
    alta = factories.municipality("alta", languages=["nb", "nn"])
    name = question("text", "Hva heter du?")
    page = factories.dialog_page(alta, step("Om deg", name), **FACTS)

    def codes():
        fresh = DialogPage.objects.get(pk=page.pk)
        return {finding.code for finding in findings(Subject(fresh, alta))}

    page.save_revision().publish()
    assert codes() == {"language"}
    made = factories.translation(page)
    assert codes() == {"untranslated"}
    from wagtail_localize.models import StringTranslation

    for segment in made.source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=made.target_locale,
            context=segment.context,
            data=segment.string.data,
        )
    assert codes() == set()
    page.steps[0].value["questions"][0].value["label"] = "Kva heiter du no?"
    page.save()
    assert codes() == {"outdated"}


def test_a_channel_that_has_stopped_working_is_told(alta):
    from forms_app.delivery.models import Delivery

    page = factories.dialog_page(alta, step("Om deg", question("text", "Hva heter du?")), **FACTS)
    submission = factories.submission(factories.published(page))
    stuck = Delivery.objects.create(
        municipality=alta,
        submission=submission,
        channel="notice_mail",
        state="attention",
        last_error="timeout",
    )
    assert {finding.code for finding in findings(Subject(page, alta))} == {"delivery"}
    stuck.delete()
    assert findings(Subject(page, alta)) == []
