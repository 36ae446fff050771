"""Limits that other answers set: as strict as a fixed one, told with their reason, and the same in the browser."""

import random
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from forms_app.definition.compiler import compile_dialog
from forms_app.definition.model import read
from forms_app.editor.gate import problems
from forms_app.filling.browser_rules import attributes
from forms_app.filling.journey import walk
from forms_app.overview.outline import outline
from forms_app.questions import all_types, get, ruling
from forms_app.questions.base import AnswerContext
from forms_app.rules.evaluation import holds
from tests import factories
from tests.compiled import asked, compiled, step_of

CONTEXT = AnswerContext({}, date(2027, 2, 28))
FROM = {"question": "from"}
MANY = {"question": "many"}


def limited(kind, label, limits, **settings):
    return asked(kind, label, id=kind, limits=limits, **settings)


def typed_day(day):
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


DEFINITION = compiled(
    step_of(
        "Steg",
        asked("date", "Start", id="from", when="any", required=False),
        asked("number", "Antall", id="many", required=False),
        limited("date", "Slutt", {"earliest": FROM, "latest": {"today": 30}}),
        limited("month", "Måned", {"earliest": FROM}, required=False),
        limited("year", "År", {"latest": {"add": [MANY, "2000"]}}, required=False),
        limited("period", "Periode", {"earliest": FROM}, required=False),
        limited("money", "Beløp", {"maximum": {"multiply": [MANY, "100"]}}, required=False),
        limited("number", "Tall", {"minimum": MANY}, minimum="3", maximum="50", required=False),
        limited(
            "several_of", "Dager", {"min": MANY, "max": MANY}, options={"a": "A", "b": "B", "c": "C"}, required=False
        ),
        limited(
            "group", "Barn", {"min": MANY, "max": MANY}, row_title="Barn", min=1, max=10,
            questions=[asked("text", "Navn", id="kid")],
        ),
    )
)  # fmt: skip


def answer(kind, raw, **typed):
    with translation.override("en"):
        journey = walk(read(DEFINITION, 1, "nb"), {**typed} | ({} if raw is None else {kind: raw}), CONTEXT)
    return next(found for found in journey.steps[0].every_answer if found.question.id == kind)


def rows(count):
    return [{"id": str(number), "answers": {"kid": "Kari"}} for number in range(count)]


START = {"from": {"day": "15", "month": "1", "year": "2027"}}
REASON = "This follows from what you have answered in “Start”."


@pytest.mark.parametrize(
    ("kind", "raw", "typed", "error"),
    [
        ("date", typed_day(date(2027, 1, 15)), START, ""),
        ("date", typed_day(date(2027, 1, 14)), START, f"“Slutt” must be 15 January 2027 or later. {REASON}"),
        ("date", typed_day(date(2027, 1, 14)), {}, ""),
        ("date", typed_day(date(2027, 4, 1)), START, "“Slutt” must be 30 March 2027 or earlier"),
        ("month", {"month": "1", "year": "2027"}, START, ""),
        ("month", {"month": "12", "year": "2026"}, START, f"“Måned” must be January 2027 or later. {REASON}"),
        ("year", "2005", {"many": "5"}, ""),
        ("year", "2006", {"many": "5"}, "Write the year 2005 or an earlier one in “År”. "),
        ("year", "2006", {}, ""),
        (
            "period",
            {"from": typed_day(date(2027, 1, 1)), "to": typed_day(date(2027, 2, 1))},
            START,
            "must be 15 January 2027 or later. ",
        ),
        ("money", "500", {"many": "5"}, ""),
        ("money", "501", {"many": "5"}, "Write 500 or less in “Beløp”. This follows"),
        ("number", "4", {"many": "2"}, ""),
        ("number", "2", {"many": "2"}, "Write a number from 3 to 50 in “Tall”"),
        ("number", "5", {"many": "6"}, "Write 6 or more in “Tall”. This follows"),
        ("several_of", ["a", "b"], {"many": "2"}, ""),
        ("several_of", ["a"], {"many": "2"}, "Choose 2 or more in “Dager”. "),
        ("several_of", ["a", "b", "c"], {"many": "2"}, "Choose 2 or fewer in “Dager”. "),
        ("several_of", ["a", "b", "c"], {}, ""),
        ("group", rows(2), {"many": "2"}, ""),
        ("group", rows(1), {"many": "2"}, "Add at least 2 in “Barn”. This follows"),
        ("group", rows(3), {"many": "2"}, "There can be 2 at most in “Barn”: remove the rest. "),
        ("group", rows(3), {}, ""),
    ],
)  # fmt: skip
def test_what_is_outside_is_refused_with_the_reason(kind, raw, typed, error):
    found = answer(kind, raw, **typed).error
    assert found == error if not error else error in found


def test_a_group_begins_with_as_many_rows_as_were_told():
    journey = walk(read(DEFINITION, 1, "nb"), {"many": "3"}, CONTEXT)
    group = next(found for found in journey.steps[0].answers if found.question.id == "group")
    assert len(group.rows) == 3


def test_it_is_in_the_json_schema_where_that_has_a_word_for_it():
    fixed = answer("several_of", ["a", "b"], many="2").question
    assert get("several_of").json_schema(fixed)["minItems"] == 2
    assert get("group").json_schema(answer("group", rows(2), many="2").question)["maxItems"] == 2


@given(
    st.dates(date(2025, 1, 1), date(2027, 3, 1)),
    st.integers(0, 4),
    st.sampled_from(["date", "month", "year", "money", "number", "several_of", "group"]),
    st.randoms(use_true_random=False),
)
def test_the_browsers_rule_holds_for_what_the_server_refuses(day, many, kind, chance):
    typed = {"from": typed_day(day), "many": str(many)}
    question = answer(kind, None, **typed).question
    raw = get(kind).sample(read(DEFINITION, 1, "nb").questions()[kind], random.Random(chance.random()))
    found = answer(kind, raw, **typed)
    value = get(kind).clean(read(DEFINITION, 1, "nb").questions()[kind], raw, CONTEXT)
    seen = {"from": day.isoformat(), "many": str(many), kind: value}
    outside = [holds(rule, seen, CONTEXT.today) for _name, _limit, rule in ruling.outside_limits(question)]
    if many or kind != "group":  # a group has at least one row
        assert any(outside) == bool(found.error), (raw, found.error)


def test_the_browser_gets_rule_limit_and_message():
    definition = read(DEFINITION, 1, "nb")
    with translation.override("nb"):
        told = attributes(definition, definition.steps, {}, CONTEXT.today)
    assert "{limit}" in told and "&quot;outside&quot;" in told


def test_every_limited_type_has_a_field_for_each_limit():
    for kind in all_types():
        fields = kind.block().child_blocks
        assert set(kind.limits) <= fields.keys()
        assert [f"{name}_from" in fields for name in kind.limits] == [True] * len(kind.limits)


def test_an_editors_limit_is_compiled_and_examined(db):
    alta = factories.municipality("alta")
    start = factories.question("date", "Start")
    name = factories.question("text", "Navn")
    end = factories.question("date", "Slutt", earliest_from={"question": start["id"]})
    page = factories.dialog_page(alta, factories.step("Steg", start, name, end))
    definition = read(compile_dialog(page), 1, "nb")
    assert definition.questions()[end["id"]].settings["limits"]["earliest"].sources == ("Start",)
    assert problems(page.steps) == []
    for wrong in ({"question": name["id"]}, {"question": "gone"}, {"count": start["id"]}, {"today": "x"}):
        end["value"]["latest_from"] = wrong
        page = factories.dialog_page(
            alta, factories.step("Steg", start, name, end), slug=f"d{len(str(wrong))}{next(iter(wrong))}"
        )
        assert [problem.field for problem in problems(page.steps)][:1] == ["latest_from"], wrong


def test_the_map_says_the_limit_and_what_it_follows_from():
    with translation.override("en"):
        [part] = outline(read(DEFINITION, 1, "nb"))
    entry = next(entry for entry in part.entries if entry.question.id == "date")
    assert entry.sentences == (
        "“Slutt” must be “Start” or later.",
        "“Slutt” must be 30 days from today or earlier.",
    )
    assert [link.id for link in entry.looks_at] == ["from"]
