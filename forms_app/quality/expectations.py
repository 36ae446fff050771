"""Recorded answers and what the dialog must make of them: run at every publishing, which they can hold back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from forms_app.definition.model import Definition
from forms_app.filling.journey import walk
from forms_app.quality.filling import context_for
from forms_app.quality.findings import Finding, Subject, error
from forms_app.quality.models import Expectation
from forms_app.questions import get

CALCULATED = ("calculated", "fee")


def read_answers(definition: Definition, data: QueryDict) -> dict[str, Any]:
    """What somebody typed in a form that holds every step of a dialog."""
    return {
        question.id: get(question.type).read(question, data)
        for question in definition.questions().values()
        if get(question.type).asks and question.type not in CALCULATED
    }


def outcome(definition: Definition, typed: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What a dialog makes of answers: the steps and questions it shows, which it refuses, and the end.

    {"steps" and "questions": {id: title}, "refused": {question id: message}, "values": {id of a calculated
    question: what is shown}, "ends": id of the step that is not complete, or "" when it can be sent}.
    """
    journey = walk(definition, typed, replace(context_for(definition), today=today))
    answers = [answer for state in journey.steps for answer in state.answers]
    todo = journey.step(journey.todo) if journey.todo is not None else None
    return {
        "steps": {state.step.id: state.step.title for state in journey.steps},
        "questions": {answer.question.id: answer.question.label for answer in answers},
        "refused": {found.question.place: found.error for answer in answers for found in answer.errors},
        "values": {
            answer.question.id: get(answer.question.type).display(answer.question, answer.value)
            for answer in answers
            if answer.question.type in CALCULATED and answer.value is not None
        },
        "ends": todo.step.id if todo else "",
    }


def differences(definition: Definition, expectation: Expectation) -> list[str]:
    """What is not as it was recorded, in sentences; empty when all is. How messages are worded may change."""
    return list(_compare(expectation.expected, outcome(definition, expectation.typed, expectation.today)))


def _compare(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for kind, gone, new in (
        ("steps", _("The step “%(name)s” is no longer shown."), _("The step “%(name)s” is shown now.")),
        ("questions", _("“%(name)s” is no longer asked."), _("“%(name)s” is asked now.")),
    ):
        yield from (gone % {"name": name} for key, name in then[kind].items() if key not in now[kind])
        yield from (new % {"name": name} for key, name in now[kind].items() if key not in then[kind])
    names = then["questions"] | now["questions"]
    both = {key for key in names if key in then["questions"] and key in now["questions"]}

    def known(place: str) -> bool:
        return place.partition(".")[0] in both

    def name(place: str) -> str:
        return names.get(place.partition(".")[0], "")

    for place, message in now["refused"].items():
        if known(place) and place not in then["refused"]:
            yield _("The answer to “%(name)s” is refused now: “%(message)s”") % {
                "name": name(place),
                "message": message,
            }
    for place in then["refused"]:
        if known(place) and place not in now["refused"]:
            yield _("The answer to “%(name)s” is accepted now, and was refused.") % {"name": name(place)}
    for key in both:
        before, after = then["values"].get(key, ""), now["values"].get(key, "")
        if before != after:
            yield _("“%(name)s” is %(after)s, and was %(before)s.") % {
                "name": name(key),
                "after": after or "–",
                "before": before or "–",
            }
    if bool(then["ends"]) != bool(now["ends"]):
        yield _("It can be sent now.") if then["ends"] else _("It can no longer be sent.")


def held(subject: Subject) -> Iterator[Finding]:
    """The expectations that the dialog no longer meets."""
    rows = list(Expectation.objects.filter(dialog=subject.page.translation_key))
    if not rows or subject.definition is None:
        return
    for row in rows:
        if found := differences(subject.definition, row):
            yield error(
                "expectation",
                _("It is not as expected in “%(name)s”: %(differences)s")
                % {"name": row.name, "differences": " ".join(found)},
                field=str(row.pk),
            )
