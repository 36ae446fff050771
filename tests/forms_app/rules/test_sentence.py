"""Rules in words."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings

from forms_app.definition.model import Question
from forms_app.rules.model import parse
from forms_app.rules.sentence import OPERATORS, PURPOSES, sentence
from forms_app.wagtail_hooks import rule_picker
from tests.forms_app.rules import making


def made(kind, label, **settings):
    return Question(label, kind, label, True, label, "", "", None, settings)


KNOWN = {
    "boat": made("yes_no", "Boat?"),
    "harbour": made("one_of", "Harbour?", options=(("n", "North"), ("s", "South"))),
    "length": made("number", "Length?"),
    "day": made("date", "Day?"),
    "age": made("number", "Age"),
    "country": made("country", "Country?"),
    "money": made("currency", "Currency?"),
    "home": made("municipality", "Home?"),
}
KNOWN["children"] = made("group", "Children", questions=(KNOWN["age"],))


def comparison(question, operator, *value):
    return {"question": question, "operator": operator} | ({"value": value[0]} if value else {})


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (comparison("boat", "equals", "yes"), "“Boat?” is “Yes”"),
        (comparison("harbour", "one_of", ["n", "s"]), "“Harbour?” is one of “North, South”"),
        (comparison("country", "equals", "NO"), "“Country?” is “Norway”"),
        (comparison("country", "one_of", ["SE", "FI"]), "“Country?” is one of “Sweden, Finland”"),
        (comparison("money", "equals", "NOK"), "“Currency?” is “Norwegian Krone (NOK)”"),
        (comparison("home", "not_equals", "5601"), "“Home?” is not “Alta”"),
        (comparison("home", "equals", "0000"), "“Home?” is “0000”"),
        (comparison("length", "at_least", "8.5"), "“Length?” is at least “8.5”"),
        (comparison("length", "not_answered"), "“Length?” is not answered"),
        ({"not": comparison("boat", "answered")}, "not (“Boat?” is answered)"),
        (
            {"any": [comparison("boat", "answered"), {"all": [comparison("length", "answered")] * 2}]},
            "“Boat?” is answered or (“Length?” is answered and “Length?” is answered)",
        ),
        (comparison("length", "at_most", {"question": "age"}), "“Length?” is at most “Age”"),
        (comparison("day", "at_least", {"today": 0}), "“Day?” is on or after today"),
        (comparison("day", "at_least", {"today": -30}), "“Day?” is on or after 30 days ago"),
        (comparison("day", "at_least", {"today": -1}), "“Day?” is on or after 1 day ago"),
        (comparison("day", "at_most", {"today": 1}), "“Day?” is on or before 1 day from today"),
        (
            {"calc": {"round": {"question": "age"}, "places": 1}, "operator": "at_most", "value": "9"},
            "“Age” rounded to 1 decimal is at most 9",
        ),
        (
            {
                "calc": {"multiply": [{"add": [{"question": "age"}, 1]}, "2.5"]},
                "operator": "at_most",
                "value": "9",
            },
            "(“Age” + 1) × 2.5 is at most 9",
        ),
        (
            {"some": "children", "rule": comparison("age", "less_than", "3")},
            "in at least one of “Children”: “Age” is less than “3”",
        ),
        (
            {"count": "children", "rule": None, "operator": "greater_than", "value": "2"},
            "the number of “Children” is more than 2",
        ),
        (
            {"calc": {"sum": "children", "of": {"question": "age"}}, "operator": "at_least", "value": "9"},
            "the sum of “Age” for all “Children” is at least 9",
        ),
        (
            {
                "calc": {"difference": [{"question": "day"}, {"today": 0}], "unit": "years"},
                "operator": "at_least",
                "value": "18",
            },
            "the whole years from “Day?” to today is at least 18",
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


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_has_its_words(purpose):
    rule = parse(comparison("boat", "answered"))
    with translation.override("en"):
        assert "“Boat?” is answered" in sentence(rule, KNOWN, purpose)
        assert sentence(None, KNOWN, purpose).endswith(".")


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(making.rules)
def test_every_rule_can_be_said(rule):
    assert sentence(parse(rule), KNOWN)
