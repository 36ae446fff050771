"""Fills in a whole dialog with answers that are accepted, without a browser and without storing anything."""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from forms_app.definition.model import Definition, Question, with_inner
from forms_app.filling.journey import Journey, walk
from forms_app.quality.domains import Domain, empty
from forms_app.quality.satisfying import accepted
from forms_app.questions import get
from forms_app.questions.answering import Answer
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.ruling import outside_limits
from forms_app.rules.evaluation import in_row
from forms_app.rules.model import Not, Rule, questions_in
from forms_app.uploads import samples
from forms_app.uploads.kinds import of_families
from forms_app.uploads.stored import StoredFile

MOST_TRIES = 24  # of answers to one question
LEFT_OUT = 0.3  # of the questions that may be
MOST_ROWS = 12  # of a group for which files are held ready


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed, where that led, and the questions to which no answer was accepted."""

    typed: Mapping[str, Any]
    journey: Journey
    stuck: tuple[Answer, ...]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was typed in the questions that apply; the rest was typed before another answer hid it."""
        shown = {answer.question.id for state in self.journey.steps for answer in state.answers}
        return {name: raw for name, raw in self.typed.items() if name in shown}


@dataclass
class Filler:
    """Fills in a definition. Questions that rules look at get answers that make a difference to them."""

    definition: Definition
    domains: Mapping[str, Domain]
    context: AnswerContext

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        return self.definition.all_questions()

    def fill(self, told: Mapping[str, Any], chance: random.Random) -> Filled:
        """A way to the end, with the answers in `told` where those questions apply."""
        typed: dict[str, Any] = {}
        tries: dict[str, int] = {}
        while True:
            journey = walk(self.definition, typed, self.context)
            state = journey.step(journey.todo) if journey.todo is not None else None
            if state is None:
                return Filled(typed, journey, ())
            open_answers = [answer for answer in state.answers if not answer.settled]
            stuck = tuple(a for a in open_answers if tries.get(a.question.id, 0) >= MOST_TRIES)
            if stuck:
                return Filled(typed, journey, tuple(e for a in stuck for e in (*a.errors,)) or stuck)
            for answer in open_answers:
                name = answer.question.id
                attempt = tries[name] = tries.get(name, 0) + 1
                if attempt == 1 and name in told:
                    typed[name] = told[name]
                elif answer.rows:
                    typed[name] = self._mend_rows(answer, attempt, journey.values, chance)
                else:
                    rules = [check.rule for check in state.step.checks]
                    self._mend(answer, attempt, typed, rules=rules, seen=journey.values, chance=chance)

    def _mend(
        self,
        answer: Answer,
        attempt: int,
        typed: dict[str, Any],
        *,
        rules: Sequence[Rule] = (),
        seen: Mapping[str, Any],
        chance: random.Random,
    ) -> None:
        """Gives a question another answer; when checks leave none, a question that they compare it with.

        `typed` is what is typed beside it; `rules` must hold besides its own checks.
        """
        question = answer.question
        if attempt == 1 or not answer.error:
            typed[question.id] = self._answer(question, attempt, chance)
            return
        raw = accepted(question, rules, seen, self.context, chance)
        if raw is not None:
            typed[question.id] = raw
            return
        limits = [Not(outside) for _name, _limit, outside in outside_limits(question)]
        checks = [*(check.rule for check in question.checks), *limits, *rules]
        compared = {name for rule in checks for name in questions_in(rule)} - {question.id}
        if beside := [name for name in typed if name in compared]:
            other = self.questions[chance.choice(beside)]
            with suppress(InvalidAnswer):
                value = get(question.type).clean(question, answer.raw, self.context)
                raw = accepted(other, checks, {**seen, question.id: value}, self.context, chance)
            typed[other.id] = self._answer(other, attempt, chance) if raw is None else raw

    def _answer(self, question: Question, attempt: int, chance: random.Random) -> Any:
        domain = self.domains.get(question.id)
        # By turns what rules look for and what the type proposes, which the rules may not have foreseen.
        if domain and domain.answers and attempt % 2:
            return chance.choice(domain.answers)[0]
        return propose(question, chance)

    def _mend_rows(self, answer: Answer, attempt: int, seen: Mapping[str, Any], chance: random.Random) -> Any:
        # Not met yet, too few or too many, or a check of the group as a whole.
        if answer.raw is None or answer.error:
            return propose(answer.question, chance)
        rows = [{"id": row["id"], "answers": dict(row["answers"])} for row in answer.raw]
        for row, state in zip(rows, answer.rows, strict=True):
            own = {inner.question.id: inner.value for inner in state.answers if inner.value is not None}
            for inner in state.answers:
                if not inner.settled:
                    self._mend(inner, attempt, row["answers"], seen=in_row(own, seen), chance=chance)
        return rows


def propose(question: Question, chance: random.Random) -> Any:
    """An answer of the type's own, or sometimes none where it may be left out."""
    if not question.required and chance.random() < LEFT_OUT:
        return empty(question)
    try:
        return get(question.type).sample(question, chance)
    except (IndexError, ValueError):  # no option is offered, or the limits leave nothing
        return empty(question)


def held_files(definition: Definition) -> dict[str, tuple[StoredFile, ...]]:
    """A file for every question that takes one, by its place, as they would be after an upload."""
    held = {}
    for step in definition.steps:
        for question in with_inner(step.questions):
            if question.type != "files":
                continue
            try:
                name, data = samples.sample(question)
            except LookupError:
                continue
            ending = name.rpartition(".")[2]
            accepted = of_families(question.settings["families"])
            kind = next((kind.type for kind in accepted if ending in kind.endings), "")
            for place in _places(definition, question.id):
                held[place] = (StoredFile("robot", place, name, len(data), len(data), kind),)
    return held


def _places(definition: Definition, name: str) -> Iterator[str]:
    yield name
    for group in definition.questions().values():
        if any(inner.id == name for inner in group.questions):
            yield from (f"{group.id}.{row}.{name}" for row in range(1, MOST_ROWS))


def context_for(definition: Definition) -> AnswerContext:
    """What a robot's answers are checked with: today, and a file wherever one is asked for."""
    return AnswerContext(today=timezone.localdate(), files=held_files(definition))
