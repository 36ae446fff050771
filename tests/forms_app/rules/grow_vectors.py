"""Adds cases that Hypothesis has found to vectors.json: `python -m tests.forms_app.rules.grow_vectors 300`.

What the server makes of them now is written down; read the difference before it is committed. The browser
and every later server are then held to it.
"""

import json
import sys
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from forms_app.rules import expressions
from forms_app.rules.evaluation import compute, holds
from forms_app.rules.model import parse
from tests.forms_app.rules import making

FILE = Path(__file__).parent / "vectors.json"
TODAY = "2027-02-28"  # the day before one that comes every fourth year only


def grow(count: int) -> None:
    """Adds `count` cases of rules and as many of calculations, the same at every run."""
    cases = json.loads(FILE.read_text())
    known = {json.dumps(case) for case in cases}
    for made in _rules(count) + _calculations(count):
        if (text := json.dumps(made)) not in known:
            known.add(text)
            cases.append(made)
    FILE.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


def _gather(count):
    checks = list(HealthCheck)
    return settings(
        max_examples=count * 10, database=None, phases=[Phase.generate], suppress_health_check=checks
    )


def _spread(cases: list[dict], count: int) -> list[dict]:
    """Cases from all of what was found: those that come one after the other are much alike."""
    return cases[:: max(1, len(cases) // count)][:count]


def _rules(count: int) -> list[dict]:
    found: dict[bool, list[dict]] = {True: [], False: []}

    @seed(2)
    @_gather(count)
    @given(making.rules, making.answers)
    def collect(rule, answers):
        rule, answers = json.loads(json.dumps([rule, answers]))
        outcome = holds(parse(rule), answers, date.fromisoformat(TODAY))
        found[outcome].append({"rule": rule, "answers": answers, "today": TODAY, "holds": outcome})

    collect()
    return _spread(found[True], count // 2) + _spread(found[False], count // 2)


def _calculations(count: int) -> list[dict]:
    found: dict[bool, list[dict]] = {True: [], False: []}

    @seed(3)
    @_gather(count)
    @given(making.expressions, making.answers)
    def collect(calculation, answers):
        calculation, answers = json.loads(json.dumps([calculation, answers]))
        value = compute(expressions.parse(calculation), answers, date.fromisoformat(TODAY))
        if isinstance(calculation, dict):
            case = {"calculation": calculation, "answers": answers, "today": TODAY, "value": value}
            found[value is not None].append(case)

    collect()
    return _spread(found[True], count * 3 // 4) + _spread(found[False], count // 4)


if __name__ == "__main__":
    grow(int(sys.argv[1]))
