"""What stands on the printed form of a dialog: everything that is not layout, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext

from forms_app import questions
from forms_app.definition.model import Definition, Question, Step
from forms_app.filling.journey import Answer, Journey
from forms_app.paper.areas import area, help_of
from forms_app.paper.rules import rules_of, rules_of_step
from forms_app.receipts.fonts import printable
from sites.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been answered so far, by question id; nothing on a blank form."""

    by_id: Mapping[str, Answer] = field(default_factory=dict)

    @classmethod
    def of(cls, journey: Journey) -> "Answers":
        """Everything that applies now."""
        return cls({answer.question.id: answer for state in journey.steps for answer in state.answers})

    def of_question(self, question: Question) -> Answer:
        return self.by_id.get(question.id) or Answer(question)


def sheet(
    definition: Definition, municipality: Municipality, answers: Answers, version: int, url: str
) -> dict[str, Any]:
    """The form of a definition in its language. `version` is the number people see, `url` where to fill in
    on the web instead."""
    texts = definition.texts
    numbered = dict(_numbered(definition))
    # Who signs at a question need not sign once more at the end, unless the question may be passed over.
    signed = any(
        question.type == "signature" and question.required and not question.show_if and not step.show_if
        for step in definition.steps
        for question in step.questions
    )
    return {
        "title": printable(definition.title),
        "summary": printable(texts.get("summary", "")),
        "municipality": printable(municipality.name),
        "url": url,
        "version": gettext("Version %(number)d") % {"number": version},
        "to": printable(recipient(definition, municipality)),
        "parts": [
            {"title": title, "text": printable(texts[name])}
            for title, name in (
                (gettext("Who it is for"), "audience"),
                (gettext("What you need"), "needs"),
                (gettext("What happens next"), "next_steps"),
                (gettext("Questions?"), "contact"),
            )
            if texts.get(name)
        ],
        "applicant": _applicant(definition),
        "steps": [_step(step, numbered, answers) for step in definition.steps],
        "signed": [] if signed else [gettext("Place"), gettext("Date"), gettext("Signature")],
        "labels": {
            "form": gettext("Form on paper"),
            "draft": gettext("Form with your answers so far. It has not been sent.") if answers.by_id else "",
            "to": gettext("Send the form to"),
            "online": gettext("You can also fill it in on the web, where you see only what applies to you:"),
            "applicant": gettext("Who is applying"),
            "signature": gettext("Signature"),
            "ticked": gettext("Ticked"),
            "optional": gettext("optional"),
            "page": gettext("Page {page} of {pages}"),
        },
    }


def recipient(definition: Definition, municipality: Municipality) -> str:
    """Where the form goes on paper, line by line: the municipality, its address, its reception address."""
    mail = definition.settings.get("reception_address") or municipality.reception_address
    return "\n".join(part for part in (municipality.name, municipality.visiting_address, mail) if part)


def _numbered(definition: Definition) -> Iterator[tuple[str, Question]]:
    """Every question with its number in front, as rules on paper refer to it."""
    for step in definition.steps:
        number = 0
        for question in step.questions:
            number += _is_asked(question)
            label = f"{step.number}.{number} {question.label}" if _is_asked(question) else question.label
            yield question.id, replace(question, label=label)
            yield from ((inner.id, inner) for inner in question.questions)


def _is_asked(question: Question) -> bool:
    return questions.get(question.type).asks


def _applicant(definition: Definition) -> list[dict[str, Any]]:
    """What a login tells and paper does not: who it is, as far as no question asks for it."""
    if definition.level == "none":
        return []
    asked = {question.type for question in definition.questions().values()}
    lines = (
        (gettext("National identity number (11 digits)"), 11, {"national_id"}),
        (gettext("Name"), 0, {"person", "name"}),
        (gettext("Address, postcode and town"), 0, {"person", "address"}),
        (gettext("Phone or e-mail"), 0, {"phone", "email"}),
    )
    return [{"label": label, "cells": cells} for label, cells, types in lines if not types & asked]


def _step(step: Step, numbered: Mapping[str, Question], answers: Answers) -> dict[str, Any]:
    return {
        "title": printable(f"{step.number}. {step.title}"),
        "intro": printable(step.intro),
        "rule": rules_of_step(step, numbered),
        "questions": [
            {"heading": heading, **_question(question, numbered, answers)}
            for heading, question in zip(_headings(step), step.questions, strict=True)
        ],
    }


def _headings(step: Step) -> Iterator[str]:
    """The heading above each question: that of its section, where one begins."""
    before = None
    for question in step.questions:
        yield printable(question.section[1]) if question.section and question.section != before else ""
        before = question.section


def _question(question: Question, numbered: Mapping[str, Question], answers: Answers) -> dict[str, Any]:
    return {
        "label": printable(numbered[question.id].label),
        "optional": _is_asked(question) and not question.required,
        "help": help_of(question),
        "rule": rules_of(question, numbered),
        "area": area(question, answers.of_question(question)),
    }
