"""What a login and a register say beside what is typed: one's own child, and a signature."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.journey import walk
from forms_app.questions import get
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.submissions.signing import signed
from tests.compiled import asked, definition, step_of

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
SIGNATURE = only("signature", "Underskrift", level="high")


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
    assert "12.00" in get("signature").display(SIGNATURE, sent) or "12:00" in get("signature").display(
        SIGNATURE, sent
    )
