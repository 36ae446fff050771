"""The area below a question on the printed form, with the answer in it where there is one."""

from typing import Any

from django.utils.translation import gettext

from forms_app import questions
from forms_app.definition.model import Question
from forms_app.filling.journey import Answer
from forms_app.questions.paper import Area
from forms_app.receipts.fonts import printable

# Labels up to this length stand beside each other.
SHORT_LABEL = 28
# More questions than these are too narrow side by side.
MOST_COLUMNS = 4


def area(question: Question, answer: Answer) -> dict[str, Any]:
    """What Typst needs to draw the area of a question (`Area` of forms_app.questions.paper)."""
    kind = questions.get(question.type)
    made = kind.paper(question)
    written = "" if made.by_hand or made.shape == "rows" else printable(_written(question, answer))
    labels = [label for _value, label in made.options]
    chosen = answer.value[made.ticked_by] if made.ticked_by and answer.value else answer.value
    return {
        "shape": made.shape,
        "lines": made.lines,
        "ticks": [
            {"label": printable(label), "ticked": _ticked(chosen, value)} for value, label in made.options
        ],
        "beside": len(labels) > 1 and max(map(len, labels), default=0) <= SHORT_LABEL,
        "cells": [{"label": label, "count": count} for label, count in made.cells],
        "parts": [printable(part) for part in made.parts],
        "text": printable(made.text),
        # An answer is displayed with its unit.
        "unit": "" if answer.value is not None else made.unit,
        "answer": written,
        # What ticks do not tell: the names of files.
        "note": written if made.ticked_by and written not in labels else "",
        **(_rows(question, made, answer) if made.shape == "rows" else {}),
    }


def help_of(question: Question) -> str:
    """The help, and why it is asked."""
    purpose = f"{gettext('Why we ask:')} {question.purpose}" if question.purpose else ""
    return printable("\n".join(filter(None, (question.help, purpose))))


def _ticked(value: Any, option: Any) -> bool:
    return option in value if isinstance(value, list) else value is not None and value == option


def _written(question: Question, answer: Answer) -> str:
    """The answer as people read it; what cannot be accepted yet is printed as it was typed."""
    if answer.value is not None:
        return questions.get(question.type).display(question, answer.value)
    return answer.raw if isinstance(answer.raw, str) else ""


def _rows(group: Question, made: Area, answer: Answer) -> dict[str, Any]:
    """The rows that are answered, and empty ones up to the area's lines: as a table where every answer is a
    few words, else as cards, where each question has the area that it has outside of rows."""
    given = [{inner.question.id: inner for inner in row.answers} for row in answer.rows]
    given += [{}] * (made.lines - len(given))
    rows = [[row.get(inner.id) or Answer(inner) for inner in made.questions] for row in given]
    if len(made.questions) <= MOST_COLUMNS and all(map(_fits_a_column, made.questions)):
        cells = [[printable(_written(inner.question, inner)) for inner in row] for row in rows]
        return {"columns": [printable(inner.label) for inner in made.questions], "rows": cells, "cards": []}
    return {
        "cards": [
            {
                "title": printable(questions.get(group.type).row_title(group, number)),
                "questions": [_in_row(inner) for inner in row],
            }
            for number, row in enumerate(rows, start=1)
        ]
    }


def _fits_a_column(question: Question) -> bool:
    made = questions.get(question.type).paper(question)
    return made.shape == "line" and not made.unit and not help_of(question)


def _in_row(answer: Answer) -> dict[str, Any]:
    """A question in a card; its rules stand above all of them."""
    question = answer.question
    return {
        "label": printable(question.label),
        "optional": questions.get(question.type).asks and not question.required,
        "help": help_of(question),
        "rule": "",
        "area": area(question, answer),
    }
