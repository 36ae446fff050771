"""The settings of a question as its editor knows them: by the names and choices of its block, in words."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail import blocks

from forms_app import questions
from forms_app.definition.model import Question
from forms_app.questions.base_parts import PartsType
from forms_app.questions.files import WAYS
from forms_app.rules import expressions
from forms_app.rules.sentence import formula
from forms_app.versions.naming import setting_name

# Told as texts, questions, conditions, or by their order.
LISTS = ("options", "statements", "lines", "entries")
ELSEWHERE = {"questions", "option_rules", *LISTS}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_Known = Mapping[str, Question]


def said(data: Mapping[str, Any], known: _Known) -> Iterator[tuple[str, str, str]]:
    """(machine name, name, value in words) of each setting of a compiled question that is set."""
    for name, value in data["settings"].items():
        if name == "limits":
            for limit, expression in value.items():
                yield f"limits.{limit}", _name(data["type"], f"{limit}_from"), _formula(expression, known)
        elif name not in ELSEWHERE:
            yield name, _name(data["type"], name), _words(data, name, value, known)


def _words(data: Mapping[str, Any], name: str, value: Any, known: _Known) -> str:
    kind = questions.get(data["type"])
    choices = _choices(data["type"], name)
    match value:
        case None | "":
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case str() if value in choices:
            return choices[value]
        case str() if _ISO_DATE.fullmatch(value):
            return date_format(date.fromisoformat(value))
        case list() if name == "parts" and isinstance(kind, PartsType) and data["id"] in known:
            return ", ".join(str(part.label) for part in kind.parts(known[data["id"]]))
        case list() if name == "ways":
            return ", ".join(str(WAYS[way][0]) for way in value if way in WAYS)
        case list():
            return ", ".join(choices.get(str(one)) or _name(data["type"], str(one)) for one in value)
        case {"url": url}:
            return url.rpartition("/")[2]
        case dict():
            return _formula(value, known)
    return str(value)


def _formula(data: Any, known: _Known) -> str:
    return formula(expressions.parse(data), known)


def _name(kind: str, name: str) -> str:
    """What the editor's field for a setting is called."""
    child = _block(kind).child_blocks.get(name)
    return str(child.label) if child else setting_name(name)


def _choices(kind: str, name: str) -> dict[str, str]:
    child = _block(kind).child_blocks.get(name)
    if not isinstance(child, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        return {}
    return {str(value): str(label) for value, label in child.field.choices if value}


@cache
def _block(kind: str) -> blocks.StructBlock:
    return questions.get(kind).block()  # its labels are lazy: they follow the language of whoever reads
