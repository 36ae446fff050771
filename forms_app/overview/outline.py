"""The whole of a dialog at a glance: what every question asks, when it is shown, and what depends on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms_app import questions
from forms_app.definition.model import Check, Definition, Question
from forms_app.questions.nesting import block_of
from forms_app.rules import expressions
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Rule, questions_in
from forms_app.rules.sentence import WORDS, formula, sentence


@dataclass(frozen=True, slots=True)
class Link:
    """A step or question, by its block id and what it is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A question: its rules as sentences, what they look at, and what looks at it. `inner`: in a group."""

    question: Question
    kind: str
    sentences: tuple[str, ...]
    looks_at: tuple[Link, ...]
    needed_by: tuple[Link, ...]
    inner: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A step with its questions."""

    id: str
    title: str
    sentences: tuple[str, ...]
    entries: tuple[Entry, ...]


def outline(definition: Definition) -> list[Part]:
    """Every step and question of a definition."""
    known = definition.all_questions()
    needed_by = _needed_by(definition)
    return [
        Part(
            step.id,
            f"{step.number}. {step.title}",
            tuple(_sentences(step.show_if, None, step.checks, known)),
            tuple(_entry(question, known, needed_by) for question in step.questions),
        )
        for step in definition.steps
    ]


def looked_at(question: Question) -> list[str]:
    """The ids of the questions that anything about this one depends on, each once."""
    rules = (
        question.show_if,
        question.require_if,
        *(check.rule for check in question.checks),
        *question.settings.get("option_rules", {}).values(),
    )
    found = dict.fromkeys(name for rule in rules if rule for name in questions_in(rule))
    calculation = question.settings.get("calculation")
    if isinstance(calculation, Expression):
        found |= dict.fromkeys(expressions.questions_in(calculation))
    for limit in question.settings.get("limits", {}).values():
        found |= dict.fromkeys(expressions.questions_in(limit.expression))
    found.pop(question.id, None)  # its checks look at the question itself
    return list(found)


def _entry(question: Question, known: Mapping[str, Question], needed_by: Mapping[str, list[Link]]) -> Entry:
    return Entry(
        question,
        str(block_of(question.type).label),
        (
            *_sentences(question.show_if, question.require_if, question.checks, known),
            *_limits(question, known),
        ),
        tuple(Link(name, known[name].label) for name in looked_at(question) if name in known),
        tuple(needed_by.get(question.id, ())),
        tuple(_entry(inner, known, needed_by) for inner in question.questions),
    )


def _sentences(
    show: Rule | None, require: Rule | None, checks: tuple[Check, ...], known: Mapping[str, Question]
) -> Iterator[str]:
    if show:
        yield sentence(show, known)
    if require:
        yield sentence(require, known, "require")
    for check in checks:
        yield f"{sentence(check.rule, known, 'check')} {WORDS['named'] % {'name': check.message}}"


def _limits(question: Question, known: Mapping[str, Question]) -> Iterator[str]:
    kind = questions.get(question.type)
    for name, limit in question.settings.get("limits", {}).items():
        yield f"{kind.beyond(question, name, formula(limit.expression, known))}."


def _needed_by(definition: Definition) -> dict[str, list[Link]]:
    """Who looks at each question."""
    found: dict[str, list[Link]] = {}
    for step in definition.steps:
        rules = (step.show_if, *(check.rule for check in step.checks))
        names = dict.fromkeys(name for rule in rules if rule for name in questions_in(rule))
        for name in names:
            found.setdefault(name, []).append(Link(step.id, f"{step.number}. {step.title}"))
    for question in definition.all_questions().values():
        for name in looked_at(question):
            found.setdefault(name, []).append(Link(question.id, question.label))
    return found
