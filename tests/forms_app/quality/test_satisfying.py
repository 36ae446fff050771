"""Robots find answers that checks accept, also where they compare one answer with another."""

import random
from datetime import date

from forms_app.quality.domains import domains
from forms_app.quality.filling import Filler, context_for
from tests.compiled import asked, definition, step_of


def checked(question, *rules):
    """The question with checks."""
    structure, texts = question
    structure["checks"] = [{"id": str(number), "rule": rule} for number, rule in enumerate(rules)]
    return structure, texts


def compared(name, operator, value):
    return {"question": name, "operator": operator, "value": value}


def stuck(*steps, tries=30):
    """The labels of the questions to which no answer was found, on any of many ways."""
    made = definition(*steps)
    context = context_for(made)
    filler = Filler(made, domains(made, context), context)
    found = set()
    for seed in range(tries):
        filled = filler.fill({}, random.Random(seed))
        assert filled.stuck or filled.journey.complete
        found |= {answer.question.label for answer in filled.stuck}
    return found


def period(first, last):
    """Two dates from today, the second after the first."""
    begins = checked(asked("date", "Fra", id=first), compared(first, "at_least", {"today": 0}))
    ends = checked(
        asked("date", "Til", id=last),
        compared(last, "at_least", {"today": 0}),
        {
            "any": [
                {"question": first, "operator": "not_answered"},
                compared(last, "greater_than", {"question": first}),
            ]
        },
    )
    return begins, ends


def test_a_date_after_another_which_is_after_today():
    assert not stuck(step_of("Om", *period("a", "b")))


def test_dates_in_rows_are_compared_within_their_row():
    assert not stuck(step_of("Om", asked("group", "Opphold", id="g", questions=period("a", "b"))))


def test_an_earlier_answer_is_changed_when_it_leaves_nothing():
    year = date.today().year
    first = asked("number", "Fra år", id="a", minimum="1900", maximum=str(year))
    last = checked(
        asked("number", "Til år", id="b", minimum="1900", maximum="1901"),
        compared("b", "at_least", {"question": "a"}),
    )
    assert not stuck(step_of("Fra", first), step_of("Til", last))
    rows = asked("group", "Perioder", questions=(first, last))
    assert not stuck(step_of("Om", rows))


def test_a_number_that_must_equal_another():
    first = asked("number", "Antall", id="a", minimum="0", maximum="100000")
    again = checked(asked("number", "Antall igjen", id="b"), compared("b", "equals", {"question": "a"}))
    assert not stuck(step_of("Om", first, again))


def test_parts_that_must_add_up():
    parts = (
        asked("number", "Mor", id="a", minimum="0", maximum="100"),
        checked(
            asked("number", "Far", id="b", minimum="0", maximum="100"),
            {"calc": {"add": [{"question": "a"}, {"question": "b"}]}, "operator": "equals", "value": 100},
        ),
    )
    assert not stuck(step_of("Om", *parts))


def test_a_step_as_a_whole():
    structure, texts = step_of("Om", *(asked("number", name, id=name, minimum="0") for name in "ab"))
    structure["checks"] = [{"id": "c", "rule": compared("a", "less_than", {"question": "b"})}]
    assert not stuck((structure, texts))


def test_what_nothing_satisfies_is_told():
    never = checked(asked("number", "Aldri", id="a"), {"any": []})
    assert stuck(step_of("Om", never), tries=1) == {"Aldri"}
