"""The publish gate."""

import pytest
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError

from forms_app.editor import gate
from forms_app.editor.models import DialogPage
from tests.factories import question, step

pytestmark = pytest.mark.django_db


def problems(*steps):
    return gate.problems(DialogPage().steps.stream_block.to_python(list(steps)))


def rule(block, operator, *value):
    return {"all": [{"question": block["id"], "operator": operator} | ({"value": value[0]} if value else {})]}


YES = question("yes_no", "Har du båt?")
PICK = question("one_of", "Havn?", options=[("nord", "Nord"), ("sor", "Sør")])
LENGTH = question("number", "Lengde?")
DAY = question("date", "Når?")


@pytest.mark.parametrize(
    "condition",
    [
        rule(YES, "equals", "yes"),
        rule(YES, "not_answered"),
        rule(PICK, "equals", "nord"),
        rule(PICK, "one_of", ["nord", "sor"]),
        rule(LENGTH, "at_least", "8.5"),
        rule(DAY, "less_than", "2027-01-01"),
        {"any": [rule(YES, "equals", "no"), {"not": rule(LENGTH, "answered")}]},
    ],
)
def test_rules_that_resolve_are_published(condition):
    assert problems(step("En", YES, PICK, LENGTH, DAY, question("text", "Navn", show_if=condition))) == []
    assert (
        problems(step("En", YES, PICK, LENGTH, DAY), step("To", question("text", "Navn"), show_if=condition))
        == []
    )


@pytest.mark.parametrize(
    "condition",
    [
        rule(YES, "equals", "maybe"),
        rule(YES, "at_least", "1"),
        rule(YES, "equals"),
        rule(PICK, "equals", "vest"),
        rule(PICK, "one_of", []),
        rule(LENGTH, "at_least", "long"),
        rule(LENGTH, "at_least", "NaN"),
        rule(DAY, "less_than", "soon"),
        rule(question("text", "Elsewhere"), "answered"),
        {"all": []},
        {"nonsense": True},
        {"all": "x"},
    ],
)
def test_rules_that_do_not_resolve_stop_publishing_at_their_field(condition):
    found = problems(step("En", YES, PICK, LENGTH, DAY, question("text", "Navn", show_if=condition)))
    assert [(problem.step, problem.question, problem.field) for problem in found] == [(0, 4, "show_if")]


def test_a_rule_may_only_look_back():
    ahead = question("text", "Navn", show_if=rule(YES, "equals", "yes"))
    assert [problem.question for problem in problems(step("En", ahead, YES))] == [0]
    own = step("En", YES, show_if=rule(YES, "equals", "yes"))
    assert [(problem.question, problem.field) for problem in problems(own)] == [(None, "show_if")]
    itself = question("text", "Navn", id="a" * 8)
    itself["value"]["show_if"] = rule(itself, "answered")
    assert len(problems(step("En", itself))) == 1


def test_what_is_unfinished_stops_publishing():
    assert [problem.step for problem in problems()] == [None]
    assert {(problem.step, problem.field) for problem in problems(step(" "))} == {
        (None, ""),
        (0, "title"),
        (0, "questions"),
    }
    assert [problem.field for problem in problems(step("En", question("text", " ")))] == ["label"]
    only_words = question("information", "", body="<p>Les dette</p>")
    assert [problem.step for problem in problems(step("En", only_words))] == [None]
    assert problems(step("En", only_words, YES)) == []


def test_keys_are_unique_in_the_dialog():
    first, second = question("text", "A", key="name"), question("text", "B", key="name")
    found = problems(step("En", first), step("To", second))
    assert [(problem.step, problem.field) for problem in found] == [(1, "key")]


def test_messages_stand_at_their_fields():
    error = gate.as_error(problems(step("", PICK, question("one_of", "", options=["A"]))))
    assert isinstance(error, StreamBlockValidationError)
    data = error.as_json_data()
    first = data["blockErrors"][0]["blockErrors"]
    assert "title" in first
    assert set(first["questions"]["blockErrors"][1]["blockErrors"]) == {"label", "options"}


def group(*inner, **values):
    return question("group", "Barn", row_title="Barn", questions=list(inner), **values)


def comparison(block, operator, value):
    return {"question": block["id"], "operator": operator, "value": value}


CHILD = question("text", "Barnets navn")
AGE = question("number", "Barnets alder")
CHILDREN = group(CHILD, AGE)
OTHER = question("number", "Bredde?")


@pytest.mark.parametrize(
    "condition",
    [
        comparison(LENGTH, "at_most", {"question": OTHER["id"]}),
        comparison(DAY, "at_least", {"today": -30}),
        comparison(LENGTH, "at_most", {"calc": {"multiply": [{"question": OTHER["id"]}, 2]}}),
        {"calc": {"add": [{"question": OTHER["id"]}, 1]}, "operator": "at_most", "value": "3"},
        {"some": CHILDREN["id"], "rule": comparison(AGE, "less_than", "3")},
        {"count": CHILDREN["id"], "rule": None, "operator": "at_least", "value": "2"},
        {"not": {"every": CHILDREN["id"], "rule": {"question": CHILD["id"], "operator": "answered"}}},
    ],
)
def test_other_answers_days_calculations_and_rows_resolve(condition):
    last = question("text", "Navn", show_if=condition)
    assert problems(step("En", OTHER, LENGTH, DAY, CHILDREN, last)) == []
    # None of it may be looked at before it is asked.
    assert problems(step("En", question("text", "Navn", show_if=condition), OTHER, LENGTH, DAY, CHILDREN))


@pytest.mark.parametrize(
    "condition",
    [
        comparison(LENGTH, "at_most", {"question": DAY["id"]}),
        comparison(LENGTH, "at_most", {"today": 0}),
        comparison(AGE, "less_than", "3"),
        {"some": LENGTH["id"], "rule": comparison(LENGTH, "less_than", "3")},
        {"some": CHILDREN["id"], "rule": comparison(AGE, "less_than", "many")},
        {"calc": {"sum": CHILDREN["id"], "of": {"question": "gone"}}, "operator": "at_most", "value": "3"},
    ],
)
def test_what_cannot_be_compared_stops_publishing(condition):
    last = question("text", "Navn", show_if=condition)
    found = problems(step("En", OTHER, LENGTH, DAY, CHILDREN, last))
    assert {(problem.question, problem.field) for problem in found} == {(4, "show_if")}


@translation.override("en")
def test_looking_ahead_and_round_in_a_circle_are_told_by_name_and_step():
    ahead = question("text", "Navn", show_if=rule(YES, "equals", "yes"))
    [told] = problems(step("En", ahead), step("Båten", YES))
    assert "“Navn” depends on “Har du båt?”" in told.message
    assert "“Båten”" in told.message
    first = question("yes_no", "Første?", id="11111111")
    second = question("yes_no", "Andre?", id="22222222", show_if=rule(first, "equals", "yes"))
    first["value"]["show_if"] = rule(second, "equals", "yes")
    [told] = problems(step("En", first), step("To", second))
    assert "circle" in told.message
    assert "“Første?” depends on “Andre?” in the step “To”" in told.message


def test_checks_options_requirements_and_calculations_are_checked_where_they_stand():
    bad = rule(question("text", "Elsewhere"), "answered")
    limited = question("one_of", "Havn?", options=["Nord", "Sør"], require_if=bad)
    limited["value"]["options"][0]["value"]["show_if"] = bad
    checked = question("number", "Antall", checks=[check(bad), check(None)])
    total = question("calculated", "Sum", calculation={"add": [{"question": "gone"}, 1]})
    found = problems(step("En", YES, limited, checked, total, checks=[check(bad)]))
    assert [(problem.question, problem.field) for problem in found] == [
        (1, "require_if"), (1, "options"), (2, "checks"), (2, "checks"), (3, "calculation"), (None, "checks"),
    ]  # fmt: skip
    assert isinstance(gate.as_error(found), StreamBlockValidationError)


def check(condition):
    return {"type": "item", "id": "c" * 8, "value": {"rule": condition, "message": "Se over"}}


def test_a_check_may_look_at_its_own_question_and_those_in_rows_at_their_row():
    width = question("number", "Bredde", id="33333333")
    width["value"]["checks"] = [check(comparison(width, "at_most", "9"))]
    assert problems(step("En", width)) == []
    hidden = question("text", "Skole", show_if=comparison(AGE, "at_least", "6"))
    assert problems(step("En", group(CHILD, AGE, hidden))) == []
    [told] = problems(step("En", group(CHILD, hidden), AGE))
    assert (told.question, told.inner, told.field) == (0, (1,), "show_if")
