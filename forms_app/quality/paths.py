"""Ways through a dialog that together meet every question and every answer that makes a difference."""

import json
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.definition.model import Definition
from forms_app.quality.filling import Filled, Filler, context_for
from forms_app.quality.reach import Search, TooMany


@dataclass(frozen=True, slots=True)
class Path:
    """One way through, and what of the dialog is met on it for the first time."""

    filled: Filled
    new: frozenset[str]


def paths(definition: Definition, most: int, seconds: float = 30.0) -> Iterator[Path]:
    """Ways through the dialog, each of which meets something that those before did not.

    One is found however short the time is.
    """
    search = Search(definition, seconds=seconds)
    filler = Filler(definition, search.domains, context_for(definition))
    met: set[str] = set()
    deadline = time.monotonic() + seconds
    made = 0
    for number, (goal, told) in enumerate(_goals(search)):
        if made >= most or (made and time.monotonic() > deadline):
            return
        if goal in met:
            continue
        filled = filler.fill(told, random.Random(number))  # noqa: S311 - the same ways every time
        new = frozenset(_met(search, filled)) - met
        if new or not made:
            met |= new
            made += 1
            yield Path(filled, new)


def _goals(search: Search) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What there is to meet, and answers that lead there; what is shown by a rule first."""
    yield "", {}
    places = list(search.places.values())
    for step, question in reversed(places):
        if search.rules_before(step, question) and (told := _way(search, step, question)) is not None:
            yield f"shown {question.id}", told
    for step, question in places:
        domain = search.domains.get(question.id)
        if domain is None or (told := _way(search, step, question)) is None:
            continue
        for raw, value in domain.answers:
            yield _answered(question.id, value), {**told, question.id: raw}


def _way(search: Search, *place: Any) -> dict[str, Any] | None:
    try:
        return search.way_to(*place)
    except TooMany:
        return {}


def _answered(name: str, value: Any) -> str:
    return f"answer {name} {json.dumps(value, sort_keys=True)}"


def _met(search: Search, filled: Filled) -> Iterator[str]:
    for state in filled.journey.steps:
        yield f"shown {state.step.id}"
        for answer in state.answers:
            yield f"shown {answer.question.id}"
            if answer.question.id in search.domains:
                yield _answered(answer.question.id, answer.value)
