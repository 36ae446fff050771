"""From the version a draft was begun on to the one that citizens get now: what to check, and nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.definition.model import Definition, Question
from forms_app.filling.journey import walk
from forms_app.filling.review import Row
from forms_app.questions import get
from forms_app.questions.base import AnswerContext
from forms_app.versions.written import written


@dataclass(frozen=True, slots=True)
class ToCheck:
    """An answer to look at again. `error`: it no longer fits; else the question is put in other words,
    and `was` is what it said."""

    step: int
    label: str
    text: str
    error: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What moving a draft means. `gone` are answers that the new version does not ask for: they are kept in
    the draft, and not sent."""

    check: tuple[ToCheck, ...]
    new: tuple[str, ...]
    gone: tuple[Row, ...]


def offer(
    old: Definition, new: Definition, typed: Mapping[str, Any], before: AnswerContext, after: AnswerContext
) -> Offer:
    """Compares the way through both versions with what was typed; `before` and `after` hold their facts."""
    known = old.questions()
    check: list[ToCheck] = []
    fresh: list[str] = []
    asked: set[str] = set()
    for state in walk(new, typed, after).steps:
        for answer in state.answers:
            question = answer.question
            if not get(question.type).asks or answer.known:
                continue
            asked.add(question.id)
            text = written(question, answer.raw, after)
            if question.id not in known:
                fresh.append(question.label)
            elif answer.raw is not None and (
                answer.error or (text and _differs(known[question.id], question))
            ):
                was = "" if answer.error else known[question.id].label
                shown = text or written(known[question.id], answer.raw, before)
                check.append(ToCheck(state.step.number, question.label, shown, answer.error, was))
    gone = tuple(
        Row(question.label, text)
        for question in known.values()
        if question.id not in asked and (text := written(question, typed.get(question.id), before))
    )
    return Offer(tuple(check), tuple(fresh), gone)


def _differs(old: Question, new: Question) -> bool:
    """Whether a question is put in other words, so that an answer which still fits may no longer be right."""
    return (old.label, old.help) != (new.label, new.help)
