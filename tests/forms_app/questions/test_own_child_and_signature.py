"""What a login, a register or a store of files says beside what is typed: own child, signature, files."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.utils import translation

from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.journey import walk
from forms_app.paper.areas import area
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.submissions.signing import signed
from forms_app.uploads.refusals import explain
from forms_app.uploads.stored import State, StoredFile
from tests.compiled import asked, definition, step_of
from tests.forms_app.questions.test_messages import LABEL, LANGUAGES, assert_in_four_languages
from tests.forms_app.questions.test_samples import check_samples, fits

CHILDREN = {
    "children": {
        "source": "folkeregisteret",
        "children": [
            {"id": "aa", "name": "Glad Multebær", "birth_date": "2014-06-11"},
            {"id": "bb", "name": "Voksen Multebær", "birth_date": "2008-05-17"},
        ],
    }
}
WITH = AnswerContext(CHILDREN, date(2026, 5, 17))
WITHOUT = AnswerContext({}, date(2026, 5, 17))
TYPED = {"chosen": "other", "name": "Per", "day": "1", "month": "2", "year": "2020"}
BLANK = {"chosen": "other", "name": "", "day": "", "month": "", "year": ""}


@pytest.fixture(autouse=True)
def _bokmal():
    with translation.override("nb"):
        yield


def only(*args, **settings):
    return definition(step_of("Steg", asked(*args, id="q", **settings))).steps[0].questions[0]


CHILD = only("own_child", "Hvem gjelder det?")
DECLARATION = "Jeg bekrefter at dette er riktig."
SIGNATURE = only("signature", "Underskrift", level="high", declaration=DECLARATION)
SPURT = "Spørsmålet"
FILE = StoredFile(str(UUID(int=1)), "q", "brev.pdf", 2048, 2048, "application/pdf", "ab" * 32)
FILES = only("files", SPURT)


def with_files(*found, **more):
    return AnswerContext(files={"q": found}, **more)


def test_a_child_of_the_register_is_chosen_by_an_id_that_tells_nothing():
    chosen = get("own_child").clean(CHILD, BLANK | {"chosen": "aa"}, WITH)
    assert chosen == {"name": "Glad Multebær", "birth_date": "2014-06-11", "source": "folkeregisteret"}
    assert get("own_child").display(CHILD, chosen).startswith("Glad Multebær, ")


@pytest.mark.parametrize("chosen", ["bb", "cc", ""])
def test_who_is_grown_up_or_not_ones_own_cannot_be_chosen(chosen):
    with pytest.raises(InvalidAnswer):
        get("own_child").clean(CHILD, BLANK | {"chosen": chosen}, WITH)


@pytest.mark.parametrize("context", [WITH, WITHOUT, AnswerContext({"children": {"unavailable": True}})])
def test_a_child_can_be_typed(context):
    typed = {"name": "Per", "birth_date": "2020-02-01", "source": "citizen"}
    assert get("own_child").clean(CHILD, TYPED, context) == typed


@pytest.mark.parametrize(
    "raw", [TYPED | {"name": " "}, TYPED | {"year": "2030"}, TYPED | {"day": "", "month": "", "year": ""}]
)
def test_a_typed_child_needs_a_name_and_a_birth_date(raw):
    with pytest.raises(InvalidAnswer) as refused:
        get("own_child").clean(CHILD, raw, WITHOUT)
    assert "Hvem gjelder det?" in str(refused.value)


def test_another_child_alone_says_nothing():
    assert get("own_child").is_empty(BLANK)


def test_the_name_in_a_signature_is_the_registers_and_else_ones_own():
    person = AnswerContext({"person": {"name": "Blid Multebær", "source": "folkeregisteret"}})
    raw = {"agree": "yes", "name": "Donald"}
    assert get("signature").clean(SIGNATURE, raw, person)["name"] == "Blid Multebær"
    assert get("signature").clean(SIGNATURE, raw, WITHOUT) == {"name": "Donald", "source": "citizen"}
    assert get("signature").is_empty({"agree": "", "name": "Donald"})
    with pytest.raises(InvalidAnswer):
        get("signature").clean(SIGNATURE, {"agree": "yes", "name": ""}, WITHOUT)


def test_level_and_time_come_from_the_login_that_sends_and_never_from_the_form():
    dialog = definition(step_of("Steg", asked("signature", "Underskrift", id="q", level="high")))
    raw = {"agree": "yes", "name": "Kari", "level": "none", "signed_at": "1999"}
    journey = walk(dialog, {"q": raw}, WITHOUT)
    at = datetime(2026, 5, 17, 10, 0, tzinfo=UTC)
    sent = signed(dialog, journey.values, Applicant(1, Level.HIGH), at)["q"]
    assert sent == {
        "name": "Kari",
        "source": "citizen",
        "level": "high",
        "signed_at": "2026-05-17T10:00:00+00:00",
    }
    declaration, who, level = get("signature").display(SIGNATURE, sent).split("\n")
    assert declaration == DECLARATION
    assert "Kari" in who and ("12.00" in who or "12:00" in who)
    assert "ID-porten" in level
    assert fits(get("signature").json_schema(SIGNATURE), sent)


def test_robots_know_how_a_child_is_typed_whatever_the_age_limit():
    for under in (1, 6, 18, 100):
        for seed in range(8):
            check_samples(get("own_child"), only("own_child", SPURT, under=under), seed, date.today())


def test_a_typed_child_is_young_enough_too():
    small = only("own_child", "Hvem gjelder det?", under=6)
    assert get("own_child").clean(small, TYPED | {"day": "18", "month": "5"}, WITHOUT)["name"] == "Per"
    with pytest.raises(InvalidAnswer, match="Hvem gjelder det"):
        get("own_child").clean(small, TYPED | {"day": "17", "month": "5"}, WITHOUT)


@pytest.mark.parametrize(
    ("kind", "question", "raw"),
    [
        ("signature", only("signature", "Mii?"), {"agree": "yes", "name": " "}),
        ("signature", only("signature", "Mii?"), {"agree": "yes", "name": "x" * 201}),
        ("own_child", only("own_child", "Mii?"), TYPED | {"name": ""}),
        ("own_child", only("own_child", "Mii?"), TYPED | {"day": "", "month": "", "year": ""}),
        ("own_child", only("own_child", "Mii?", under=6), TYPED | {"year": "1999"}),
    ],
)
def test_each_says_how_to_mend_it_in_four_languages(kind, question, raw):
    messages = {}
    for language in LANGUAGES:
        with translation.override(language), pytest.raises(InvalidAnswer) as refused:
            get(kind).clean(question, raw, WITHOUT)
        messages[language] = str(refused.value).replace("Mii?", LABEL)
    assert_in_four_languages(messages)


@pytest.mark.parametrize("limit", ["1", "3"])
@pytest.mark.parametrize(
    "code",
    "empty type size post number damaged password scripts bomb pixels virus gone".split(),
)
def test_every_refusal_of_a_file_is_told_in_four_languages(code, limit):
    messages = {}
    for language in LANGUAGES:
        with translation.override(language):
            messages[language] = explain(code, label=LABEL, name="a.pdf", accepted="PDF", limit=limit)
    assert_in_four_languages(messages)


def test_files_are_sent_read_and_described_by_their_schema():
    kind = get("files")
    sent = kind.clean(FILES, {"how": "now"}, with_files(FILE))
    assert sent == {"how": "now", "files": [FILE.as_value]}
    assert kind.display(FILES, sent).startswith("brev.pdf (2")
    assert fits(kind.json_schema(FILES), sent)
    for seed in range(6):
        raw = kind.sample(FILES, random.Random(seed))
        value = kind.clean(FILES, raw, with_files())
        assert value == {"how": raw["how"], "files": []}
        assert kind.display(FILES, value)
        assert fits(kind.json_schema(FILES), value)


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, ()),
        ({"max_number": 1}, (FILE, FILE)),
        ({"families": ["picture"]}, (FILE,)),
        ({}, (replace(FILE, state=State.REFUSED),)),
        ({}, (replace(FILE, state=State.RECEIVING),)),
    ],
)
def test_files_that_cannot_be_sent_are_refused_with_the_questions_name(settings, found):
    with pytest.raises(InvalidAnswer, match=SPURT):
        get("files").clean(only("files", SPURT, **settings), {"how": "now"}, with_files(*found))


def test_a_way_that_the_question_does_not_offer_is_no_way_out():
    only_now = only("files", SPURT, ways=["now"])
    with pytest.raises(InvalidAnswer):
        get("files").clean(only_now, {"how": "later"}, with_files())


def test_files_sent_earlier_are_offered_where_their_kind_fits_and_they_are_not_here_already():
    picture = replace(FILE, id=str(UUID(int=2)), name="hus.png", type="image/png", sha256="cd" * 32)
    shown = get("files").context(
        only("files", SPURT, families=["pdf"]), None, with_files(earlier=(FILE, picture))
    )
    assert shown["earlier"] == [FILE]
    assert get("files").context(FILES, None, with_files(FILE, earlier=(FILE,)))["earlier"] == []


def test_one_file_is_asked_for_as_one():
    for number, several in ((1, False), (2, True)):
        shown = get("files").context(only("files", SPURT, max_number=number), None, with_files())
        assert shown["several"] is several


def test_on_paper_a_signature_is_given_by_hand_below_what_is_signed_and_files_are_ticked():
    value = {"name": "Kari", "source": "citizen"}
    drawn = area(SIGNATURE, Answer(SIGNATURE, {"agree": "yes", "name": "Kari"}, value))
    assert (drawn["text"], drawn["answer"], len(drawn["parts"])) == (DECLARATION, "", 2)
    later, now = ({"how": "later", "files": []}, {"how": "now", "files": [FILE.as_value]})
    ticked = [
        [tick["ticked"] for tick in area(FILES, Answer(FILES, None, value))["ticks"]]
        for value in (now, later)
    ]
    assert ticked == [[True, False, False, False], [False, True, False, False]]
    assert "brev.pdf" in area(FILES, Answer(FILES, None, now))["note"]
    assert not area(FILES, Answer(FILES, None, later))["note"]
