"""What each type tells people who have not answered, or answered wrongly, in each of the four languages."""

import random
import re
from itertools import combinations

import pytest
from django.utils import translation

from forms_app.filling.rendering import question_html
from forms_app.questions import all_types
from forms_app.questions.answering import answer_all
from forms_app.questions.base import AnswerContext, InvalidAnswer
from tests.compiled import asked, definition, step_of
from tests.forms_app.questions.every_type import SETTINGS

LANGUAGES = ("nb", "nn", "se", "en")
LABEL = "Mii dat lea?"
MORE = SETTINGS | {
    "group": {"questions": [asked("text", "Namma")]},
    "matrix": {"statements": {"a": "Vuosttaš", "b": "Nubbi"}, "options": {"1": "Okta", "2": "Guokte"}},
    "date": {"when": "past", "latest": "2020-01-01"},
}
TYPES = [kind for kind in all_types() if kind.asks and kind.name not in ("section", "calculated", "fee")]


def question_of(kind):
    made = definition(step_of("Lávki", asked(kind.name, LABEL, id="q", **MORE.get(kind.name, {}))))
    return made.steps[0].questions[0]


def told(kind, question, raw, language):
    with translation.override(language), pytest.raises(InvalidAnswer) as refused:
        kind.clean(question, raw, AnswerContext())
    return str(refused.value)


def assert_in_four_languages(messages):
    """Where a text is missing, Django falls back: to bokmål, or to the English of the code."""
    for one, other in combinations(LANGUAGES, 2):
        assert messages[one] != messages[other] or {one, other} == {"nb", "nn"}, messages[one]
    for message in messages.values():
        assert LABEL in message
        assert "%" not in message


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_every_type_asks_for_an_answer_in_four_languages(kind):
    question, messages = question_of(kind), {}
    for language in LANGUAGES:
        with translation.override(language):
            messages[language] = kind.missing(question)
    assert_in_four_languages(messages)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_every_type_says_how_to_mend_an_answer_in_four_languages(kind):
    question = question_of(kind)
    for seed in range(12):
        raw = kind.wrong_sample(question, random.Random(seed))
        if raw is not None:
            assert_in_four_languages({one: told(kind, question, raw, one) for one in LANGUAGES})


WRONG_PARTS = [
    ("address", {"street": "Storgata 1", "postcode": "951", "place": "Alta"}, ["postcode"]),
    ("address", {"street": "", "postcode": "9510", "place": ""}, ["street", "place"]),
    ("date", {"day": "1", "month": "mai", "year": "2027"}, ["month"]),
    ("date", {"day": "31", "month": "2", "year": "2027"}, ["day", "month", "year"]),
    (
        "period",
        {"from": {"day": "1", "month": "2", "year": "2027"}, "to": {"day": "1", "month": "2", "year": ""}},
        ["to-year"],
    ),
]


@pytest.mark.parametrize(("kind", "raw", "wrong"), WRONG_PARTS)
def test_only_the_parts_that_are_wrong_are_marked_and_the_first_is_led_to(kind, raw, wrong):
    made, context = definition(step_of("Steg", asked(kind, LABEL, id="q"))), AnswerContext()
    (answer,), _hidden = answer_all(made.steps[0].questions, {"q": raw}, {}, {}, context)
    html = question_html(made, answer, context, False, {answer.question.place: answer.error})
    marked = re.findall(r'name="q-q-([\w-]+)"[^>]*aria-invalid', html)
    assert marked == wrong and answer.focus == f"q-q-{wrong[0]}"
