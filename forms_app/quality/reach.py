"""Whether there are answers that lead to every question, and from everywhere to Send.

Rules look back only, so a search over representative answers (forms_app.quality.domains) in the order of the
dialog finds the way to a question, or proves that there is none. Where calculations, rows of groups or too
many answers are involved it gives up after a while, and claims nothing.
"""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forms_app.definition.model import Definition, Question, Step
from forms_app.quality.domains import Domain, domains, empty
from forms_app.quality.filling import Filler, context_for
from forms_app.quality.findings import Finding, Subject, error, warning
from forms_app.quality.language import plain
from forms_app.questions import get
from forms_app.questions.base import AnswerContext
from forms_app.rules.evaluation import holds
from forms_app.rules.model import Group, Not, Rule, questions_in

MOST_TRIES = 20_000  # for one question
MOST_SECONDS = 2.0  # for a dialog, while its editor waits
PATHS = 4  # that are filled in while the editor waits; the robot citizen tries many more


class TooMany(Exception):
    """The search was given up."""


@dataclass
class Search:
    """Finds answers that lead to questions of a definition."""

    definition: Definition
    context: AnswerContext = field(default_factory=lambda: AnswerContext(today=timezone.localdate()))
    seconds: float = MOST_SECONDS

    def __post_init__(self) -> None:
        self.domains: Mapping[str, Domain] = domains(self.definition, self.context)
        self.places: dict[str, tuple[Step, Question]] = {
            question.id: (step, question) for step in self.definition.steps for question in step.questions
        }
        self._deadline = time.monotonic() + self.seconds

    def rules_before(self, step: Step, question: Question | None) -> list[Rule]:
        """The rules that must hold for a step, or a question in it, to be shown."""
        return [part.show_if for part in (step, question) if part is not None and part.show_if is not None]

    def looked_at(self, rules: list[Rule]) -> list[str]:
        """Every question that rules depend on, also through the rules of others, in the order of the dialog."""
        found: set[str] = set()
        waiting = [name for rule in rules for name in questions_in(rule)]
        while waiting:
            name = waiting.pop()
            if name in self.places and name not in found:
                found.add(name)
                waiting += [
                    inner for rule in self.rules_before(*self.places[name]) for inner in questions_in(rule)
                ]
        return [name for name in self.places if name in found]

    def way_to(self, step: Step, question: Question | None = None) -> dict[str, Any] | None:
        """What to type, by question, so that the step or question is shown; None: nothing does that.

        Raises TooMany when it cannot be told.
        """
        rules = self.rules_before(step, question)
        names = self.looked_at(rules)
        target = Group("all", tuple(rules))
        self._tries = 0
        self._step = step.id
        found = self._search(target, names, 0, {}, {})
        if found is None and not all(name in self.domains and self.domains[name].complete for name in names):
            raise TooMany
        return found

    def _search(
        self, target: Rule, names: list[str], index: int, values: dict[str, Any], typed: dict[str, Any]
    ) -> dict[str, Any] | None:
        self._tries += 1
        if self._tries > MOST_TRIES or time.monotonic() > self._deadline:
            raise TooMany
        sure = certain(target, values, set(names[index:]), self.context)
        if sure is False:
            return None
        if index == len(names):
            return dict(typed)
        name = names[index]
        if not self._is_shown(name, values):
            return self._search(target, names, index + 1, values, typed)
        for raw, value in self._answers(name):
            told = values if value is None else values | {name: value}
            if (found := self._search(target, names, index + 1, told, typed | {name: raw})) is not None:
                return found
        return None

    def _answers(self, name: str) -> Iterator[tuple[Any, Any]]:
        """What may have been answered. On the page itself, what must be answered is not answered at first."""
        if name in self.domains:
            yield from self.domains[name].answers
        step, question = self.places[name]
        if step.id == self._step and question.required:
            yield empty(question), None

    def _is_shown(self, name: str, values: Mapping[str, Any]) -> bool:
        return all(holds(rule, values, self.context.today) for rule in self.rules_before(*self.places[name]))


def certain(rule: Rule, values: Mapping[str, Any], unknown: set[str], context: AnswerContext) -> bool | None:
    """Whether a rule holds whatever is answered to `unknown`; None when that depends on them."""
    match rule:
        case Group(match, rules):
            parts = [certain(inner, values, unknown, context) for inner in rules]
            deciding = match != "all"
            if deciding in parts:
                return deciding
            return None if None in parts else not deciding
        case Not(inner):
            part = certain(inner, values, unknown, context)
            return None if part is None else not part
    return None if unknown.intersection(questions_in(rule)) else holds(rule, values, context.today)


def never_shown(subject: Subject) -> Iterator[Finding]:
    """Steps and questions whose rule no answers can make true."""
    if subject.definition is None:
        return
    search = Search(subject.definition)
    lost: set[str] = set()  # what depends on them alone is not told as well
    for step in subject.definition.steps:
        if _is_lost(search, lost, step, None):
            yield error(
                "never_shown",
                _("No answers can lead to the step “%(step)s”. Change its condition.") % {"step": step.title},
                step=step.id,
            )
            lost |= {step.id, *(question.id for question in step.questions)}
        for question in step.questions:
            if question.show_if is None or question.id in lost:
                continue
            if _is_lost(search, lost, step, question):
                lost.add(question.id)
                # A text that nobody sees is of no use, but does no harm.
                yield (error if get(question.type).asks else warning)(
                    "never_shown",
                    _("No answers can lead to “%(question)s”. Change its condition.")
                    % {"question": question.label or plain(question.settings.get("body", ""))[:50]},
                    question=question.id,
                )


def _is_lost(search: Search, lost: set[str], step: Step, question: Question | None) -> bool:
    rules = search.rules_before(step, question)
    if not rules or lost.intersection(search.looked_at(rules)):
        return False
    try:
        return search.way_to(step, question) is None
    except TooMany:
        return False


def cannot_be_answered(subject: Subject) -> Iterator[Finding]:
    """Questions for which no answer was found that is accepted, so that nobody who meets them can send."""
    definition = subject.definition
    if definition is None:
        return
    filler = Filler(definition, Search(definition).domains, context_for(definition))
    told: set[str] = set()
    deadline = time.monotonic() + MOST_SECONDS
    for seed in range(PATHS):
        filled = filler.fill({}, random.Random(seed))  # noqa: S311 - the same paths every time
        for answer in filled.stuck:
            if answer.question.id not in told:
                told.add(answer.question.id)
                yield warning(
                    "no_answer",
                    _("No answer that was tried to “%(question)s” is accepted: “%(error)s” Check its limits.")
                    % {"question": answer.question.label, "error": answer.error},
                    question=answer.question.id,
                )
        if time.monotonic() > deadline:
            return
