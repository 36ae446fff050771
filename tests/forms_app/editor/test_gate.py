"""The publish gate."""

import pytest
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
