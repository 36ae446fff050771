"""The journey: what applies, what is answered, what comes next."""

import time
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms_app.filling.journey import walk
from forms_app.questions.base import AnswerContext
from tests.compiled import asked, definition, if_equals, step_of

CONTEXT = AnswerContext({}, date(2026, 5, 17))

BOAT = definition(
    step_of("Om deg", asked("text", "Navn", id="name"), asked("yes_no", "Har du båt?", id="boat")),
    step_of(
        "Båten",
        asked("yes_no", "Har båten motor?", id="engine"),
        asked("number", "Hestekrefter", id="power", show_if=if_equals("engine", "yes")),
        asked(
            "text",
            "Motormerke",
            id="make",
            show_if={"question": "power", "operator": "at_least", "value": "100"},
        ),
        show_if=if_equals("boat", "yes"),
    ),
    step_of("Annet", asked("long_text", "Mer", id="more", required=False)),
)
FIRST = {"name": "Kari", "boat": "yes"}


def go(typed: dict[str, Any], what=BOAT):
    return walk(what, typed, CONTEXT)


def numbers(journey):
    return [state.step.number for state in journey.steps]


def ids(state):
    return [answer.question.id for answer in state.answers]


def test_nothing_typed():
    journey = go({})
    assert numbers(journey) == [1, 3]
    assert journey.todo == 1
    assert not journey.complete
    assert journey.steps[0].errors == ()
    assert journey.total is None  # whether step 2 applies is not known yet


def test_a_step_applies_when_its_rule_holds():
    journey = go(FIRST)
    assert numbers(journey) == [1, 2, 3]
    assert (journey.todo, journey.total) == (2, 3)
    assert go({"name": "Kari", "boat": "no"}).total == 2
    assert [journey.position(number) for number in (1, 2, 3)] == [1, 2, 3]
    assert go({"name": "Kari", "boat": "no"}).position(3) == 2


def test_total_is_certain_when_only_other_questions_are_open():
    assert go({"boat": "yes"}).total == 3


def test_hidden_questions_hide_what_depends_on_them():
    journey = go(FIRST | {"engine": "yes", "power": "150", "make": "Yanmar"})
    assert ids(journey.step(2)) == ["engine", "power", "make"]
    assert journey.values["make"] == "Yanmar"
    journey = go(FIRST | {"engine": "no", "power": "150", "make": "Yanmar"})
    assert ids(journey.step(2)) == ["engine"]
    assert [question.id for question in journey.step(2).hidden] == ["power", "make"]
    assert set(journey.values) == {"name", "boat", "engine"}


def test_a_step_that_does_not_apply_takes_its_answers_along():
    journey = go({"name": "Kari", "boat": "no", "engine": "yes", "power": "150", "more": ""})
    assert journey.step(2) is None
    assert journey.values == {"name": "Kari", "boat": "no"}
    assert journey.complete


def test_optional_questions_must_have_been_met():
    typed = FIRST | {"engine": "no"}
    assert go(typed).todo == 3
    assert go(typed | {"more": ""}).complete


def test_an_invalid_answer_has_no_value_and_holds_the_journey_back():
    journey = go(FIRST | {"engine": "yes", "power": "mange", "more": ""})
    [answer] = journey.step(2).errors
    assert (answer.question.id, answer.raw, answer.value) == ("power", "mange", None)
    assert "Hestekrefter" in answer.error
    assert journey.todo == 2


def test_required_and_seen_but_empty_is_an_error():
    [answer] = go({"name": "  ", "boat": "no"}).step(1).errors
    assert "Navn" in answer.error


def test_before_and_after():
    journey = go({"name": "Kari", "boat": "no"})
    assert (journey.before(1), journey.after(1)) == (None, 3)
    assert (journey.before(3), journey.after(3)) == (1, None)


def test_facts_answer_instead_of_the_citizen():
    person = definition(step_of("Deg", asked("person", "Om deg", id="p")))
    facts = {"person": {"name": "Kari Nordmann", "address": ["Storgata 1", "9510 Alta"], "protected": False,
                        "source": "folkeregisteret"}}  # fmt: skip
    journey = walk(person, {"p": {"name": "Ola", "street": "x"}}, AnswerContext(facts, CONTEXT.today))
    assert journey.complete
    assert journey.values["p"]["name"] == "Kari Nordmann"


def test_information_needs_no_answer():
    assert go({}, definition(step_of("Les", asked("information", "", id="i", body="<p>Hei</p>")))).complete


def test_a_dialog_without_steps_is_never_complete():
    assert not go({}, definition()).complete


def test_rules_see_earlier_questions_only():
    loop = definition(
        step_of(
            "Ring",
            asked("text", "A", id="a", show_if={"question": "b", "operator": "answered"}),
            asked("text", "B", id="b", show_if={"question": "a", "operator": "answered"}),
            asked("text", "C", id="c"),
        )
    )
    assert ids(go({"a": "1", "b": "2", "c": "3"}, loop).step(1)) == ["c"]


raws = st.none() | st.text(max_size=10) | st.sampled_from(["yes", "no", "150", "Kari"])


@given(
    st.dictionaries(
        st.sampled_from(["name", "boat", "engine", "power", "make", "more", "x"]), raws.filter(bool)
    )
)
def test_invariants(typed):
    journey = go(typed)
    assert journey == go(typed)
    shown = {answer.question.id for state in journey.steps for answer in state.answers}
    assert set(journey.values) <= shown
    assert journey.complete == all(state.complete for state in journey.steps)
    if journey.total is not None:
        # Certain means certain: whatever else is answered, the number of steps stays.
        for more in ({"engine": "yes"}, {"power": "150"}, {"name": "Ola"}, {"more": "x"}):
            unanswered = {name: raw for name, raw in more.items() if name not in typed}
            assert len(go(typed | unanswered).steps) == journey.total


def test_ten_questions_take_far_less_than_a_millisecond():
    ten = definition(*[step_of(f"S{n}", *[asked("text", f"Q{n}{m}") for m in range(5)]) for n in range(2)])
    typed = dict.fromkeys(ten.questions(), "svar")
    best = min(_timed(lambda: go(typed, ten)) for _ in range(50))
    assert best < 0.0005


def _timed(call) -> float:
    begun = time.process_time()
    call()
    return time.process_time() - begun
