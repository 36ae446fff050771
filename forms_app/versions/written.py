"""What somebody has typed, for reading: right or wrong, and whether or not its question still applies."""

from collections.abc import Mapping
from typing import Any

from forms_app.definition.model import Definition, Question
from forms_app.filling.review import Part, Row, Section
from forms_app.questions import get
from forms_app.questions.base import AnswerContext, InvalidAnswer


def sections(definition: Definition, typed: Mapping[str, Any], context: AnswerContext) -> list[Section]:
    """Everything that was typed, under the steps it was typed in."""
    found = []
    for step in definition.steps:
        rows = tuple(
            Row(question.label, text)
            for question in step.questions
            if (text := written(question, typed.get(question.id), context))
        )
        if rows:
            found.append(Section(step.number, step.title, (Part("", rows),)))
    return found


def written(question: Question, raw: Any, context: AnswerContext) -> str:
    """An answer as people read it; as it was typed, where it is not acceptable; empty where there is none."""
    kind = get(question.type)
    if not kind.asks or raw is None or kind.is_empty(raw):
        return ""
    try:
        return kind.display(question, kind.clean(question, raw, context))
    except InvalidAnswer:
        return _plain(raw)


def _plain(raw: Any) -> str:
    match raw:
        case str():
            return raw.strip()
        case Mapping():
            return ", ".join(text for part in raw.values() if (text := _plain(part)))
        case list() | tuple():
            return ", ".join(text for part in raw if (text := _plain(part)))
    return "" if raw is None or isinstance(raw, bool) else str(raw)
