"""What the browser needs to apply a step's rules at once: static/forms_app/asking.js reads it off the form."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forms_app.definition.model import Definition, Question, Step, with_inner
from forms_app.questions import get, ruling
from forms_app.questions.calculated import how_numbers_are_written
from forms_app.questions.limits import with_reason
from forms_app.rules import expressions
from forms_app.rules.model import dump, questions_in


def attributes(
    definition: Definition, steps: Iterable[Step], values: Mapping[str, Any], today: date
) -> SafeString:
    """The form's attributes: rules, the values from other steps that they look at, and today's date."""
    found = _Found(tuple(steps))
    rules, names = _rules_of(definition.version, definition.language, found.numbers, found)
    known = {name: values[name] for name in names if name in values}
    html = format_html(' data-today="{}"', today.isoformat())
    if rules:
        html += format_html(' data-rules="{}" data-optional="({})"', rules, _("optional"))
    return html + format_html(' data-known="{}"', json.dumps(known)) if known else html


class _Found:
    """Carries steps past the cache's key: version, language and numbers already say which they are."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self.numbers = tuple(step.number for step in steps)

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        # What is previewed changes under one version number.
        return isinstance(other, _Found) and self.steps == other.steps


@lru_cache(maxsize=2000)
def _rules_of(
    version: int, language: str, numbers: tuple[int, ...], found: _Found
) -> tuple[str, tuple[str, ...]]:
    """The steps' rules by question as JSON, and the questions of other steps that any rule looks at."""
    questions = [question for step in found.steps for question in with_inner(step.questions)]
    rules = {question.id: told for question in questions if (told := _rules_for(question))}
    own = {question.id for question in questions}
    looked_at = {name for question in questions for name in looks_at(question)}
    return json.dumps(rules) if rules else "", tuple(sorted(looked_at - own))


def _rules_for(question: Question) -> dict[str, Any]:
    """All that rules say of a question, except whether it is shown: its own HTML says that."""
    found: dict[str, Any] = {}
    settings = question.settings
    if question.require_if is not None and not question.required:
        found["require"] = dump(question.require_if)
    if option_rules := settings.get("option_rules"):
        found["options"] = {value: dump(rule) for value, rule in option_rules.items()}
    if question.checks:
        found["checks"] = [
            {"rule": dump(check.rule), "message": ruling.message_of(check, question.label)}
            for check in question.checks
        ]
    if limits := list(ruling.outside_limits(question)):
        kind = get(question.type)
        # The script puts the limit where it is {limit}.
        found["limits"] = [
            {
                "outside": dump(rule),
                "limit": expressions.dump(limit.expression),
                "message": with_reason(kind.beyond(question, name, "{limit}"), limit.sources),
                "marks": how_numbers_are_written(),
            }
            for name, limit, rule in limits
        ]
    if ruling.is_calculated(question):
        found["calculation"] = expressions.dump(settings["calculation"])
        found["decimals"] = settings.get("decimals")
        if "lines" in settings:
            found["lines"] = [name for name, _label in settings["lines"]]
    return found


def looks_at(question: Question) -> Iterator[str]:
    """The ids of the questions that any rule or calculation of a question looks at."""
    rules = [question.show_if, question.require_if, *(check.rule for check in question.checks)]
    rules += [rule for _name, _limit, rule in ruling.outside_limits(question)]
    rules += question.settings.get("option_rules", {}).values()
    for rule in rules:
        if rule is not None:
            yield from questions_in(rule)
    if ruling.is_calculated(question):
        yield from expressions.questions_in(question.settings["calculation"])
