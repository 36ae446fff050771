"""Rules in words."""

import pytest
from django.utils import translation

from forms_app.definition.model import Question
from forms_app.rules.model import parse
from forms_app.rules.sentence import OPERATORS, sentence
from forms_app.wagtail_hooks import rule_picker


def made(kind, label, **settings):
    return Question(label, kind, label, True, label, "", "", None, settings)


KNOWN = {
    "boat": made("yes_no", "Boat?"),
    "harbour": made("one_of", "Harbour?", options=(("n", "North"), ("s", "South"))),
    "length": made("number", "Length?"),
    "day": made("date", "Day?"),
}


def comparison(question, operator, *value):
    return {"question": question, "operator": operator} | ({"value": value[0]} if value else {})


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (comparison("boat", "equals", "yes"), "“Boat?” is “Yes”"),
        (comparison("harbour", "one_of", ["n", "s"]), "“Harbour?” is one of “North, South”"),
        (comparison("length", "at_least", "8.5"), "“Length?” is at least “8.5”"),
        (comparison("length", "not_answered"), "“Length?” is not answered"),
        ({"not": comparison("boat", "answered")}, "not (“Boat?” is answered)"),
        (
            {"any": [comparison("boat", "answered"), {"all": [comparison("length", "answered")] * 2}]},
            "“Boat?” is answered or (“Length?” is answered and “Length?” is answered)",
        ),
        (comparison("elsewhere", "answered"), "a question that is gone or comes later"),
    ],
)
def test_a_rule_is_said_in_words(rule, words):
    with translation.override("en"):
        assert sentence(parse(rule), KNOWN) == f"Shown only when {words}."


def test_dates_have_words_of_their_own():
    with translation.override("en"):
        assert "“Day?” is before “" in sentence(parse(comparison("day", "less_than", "2027-03-01")), KNOWN)


def test_no_rule_means_always():
    with translation.override("en"):
        assert sentence(None, KNOWN) == "Always shown."


def test_the_picker_has_words_for_every_operator_and_type():
    found = rule_picker()
    assert found["operators"].keys() == OPERATORS.keys()
    assert all(set(kind["operators"]) <= OPERATORS.keys() for kind in found["types"].values())
