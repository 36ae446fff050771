"""The area below a question on the printed form, with the answer in it where there is one."""

from typing import Any

from forms_app import questions
from forms_app.definition.model import Question
from forms_app.filling.journey import Answer
from forms_app.receipts.fonts import printable

# Labels up to this length stand beside each other.
SHORT_LABEL = 28


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
        "columns": [printable(inner.label) for inner in made.questions],
        "rows": _rows(made.questions, answer, made.lines) if made.shape == "rows" else [],
    }


def _ticked(value: Any, option: Any) -> bool:
    return option in value if isinstance(value, list) else value is not None and value == option


def _written(question: Question, answer: Answer) -> str:
    """The answer as people read it; what cannot be accepted yet is printed as it was typed."""
    if answer.value is not None:
        return questions.get(question.type).display(question, answer.value)
    return answer.raw if isinstance(answer.raw, str) else ""


def _rows(columns: tuple[Question, ...], answer: Answer, least: int) -> list[list[str]]:
    """The cells of a group's rows: those that are answered, and empty ones up to `least`."""
    given = [
        [
            printable(questions.get(inner.type).display(inner, row[inner.id])) if inner.id in row else ""
            for inner in columns
        ]
        for row in answer.value or []
    ]
    return given + [[""] * len(columns)] * max(0, least - len(given))
