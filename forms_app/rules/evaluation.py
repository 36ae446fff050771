"""Whether a rule holds for what has been answered so far."""

from collections.abc import Mapping
from typing import Any

from forms_app.rules.model import Comparison, Group, Not, Rule
from forms_app.rules.operators import OPERATORS


def holds(rule: Rule | None, answers: Mapping[str, Any]) -> bool:
    """Evaluates a rule over {question id: value}; no rule holds always.

    Questions that do not apply must be left out of `answers`. Unknown operators are false: a newer editor
    never makes an older process show what it should hide.
    """
    match rule:
        case None:
            return True
        case Comparison(question, operator, value):
            compare = OPERATORS.get(operator)
            return compare is not None and compare(answers.get(question), value)
        case Not(inner):
            return not holds(inner, answers)
        case Group("all", rules):
            return all(holds(inner, answers) for inner in rules)
        case Group(_, rules):
            return any(holds(inner, answers) for inner in rules)
