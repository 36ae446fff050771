"""What rules make of a question on paper, where nothing happens by itself: sentences for people to follow."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext

from forms_app import questions
from forms_app.definition.model import Check, Question, Step
from forms_app.receipts.fonts import printable
from forms_app.rules.model import Rule
from forms_app.rules.sentence import condition, formula


def rules_of_step(step: Step, numbered: Mapping[str, Question]) -> str:
    """Line by line, when a step is filled in and what is checked of it. `numbered` are the dialog's questions."""
    lines = [
        *_when(step.show_if, numbered, gettext("Fill in this part only if %(condition)s.")),
        *_checks(step.checks, numbered),
    ]
    return printable("\n".join(lines))


def rules_of(question: Question, numbered: Mapping[str, Question]) -> str:
    """Line by line, when a question and its options apply and what is demanded; of those in its rows too."""
    lines = list(_lines(question, numbered))
    for inner in question.questions:
        lines += [
            gettext("“%(question)s”: %(rule)s") % {"question": inner.label, "rule": line}
            for line in _lines(inner, numbered)
        ]
    return printable("\n".join(lines))


def _lines(question: Question, numbered: Mapping[str, Question]) -> Iterator[str]:
    yield from _when(question.show_if, numbered, gettext("Answer only if %(condition)s."))
    yield from _when(question.require_if, numbered, gettext("Must be answered if %(condition)s."))
    rules = question.settings.get("option_rules", {})
    for value, label in question.settings.get("options", ()):
        if value in rules:
            words = {"option": label, "condition": condition(rules[value], numbered)}
            yield gettext("Choose “%(option)s” only if %(condition)s.") % words
    kind = questions.get(question.type)
    for name, limit in question.settings.get("limits", {}).items():
        yield f"{kind.beyond(question, name, formula(limit.expression, numbered))}."
    yield from _checks(question.checks, numbered)


def _checks(checks: tuple[Check, ...], numbered: Mapping[str, Question]) -> Iterator[str]:
    """What the editor tells of a wrong answer says what to write, so that is printed where there is one."""
    for check in checks:
        if check.message:
            yield check.message
        else:
            yield from _when(check.rule, numbered, gettext("Is accepted only if %(condition)s."))


def _when(rule: Rule | None, numbered: Mapping[str, Question], frame: str) -> Iterator[str]:
    if rule is not None:
        yield frame % {"condition": condition(rule, numbered)}
