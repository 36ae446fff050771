"""What a browser posts of an answer: the reverse of a question type's `read`, found by asking that."""

from collections.abc import Iterator
from typing import Any

from forms_app.definition.model import Question
from forms_app.questions import get


class _Names:
    """Stands in for a posted form, and answers with marks that tell which name was asked for."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def get(self, name: str, default: str = "") -> str:
        mark = f"9000{len(self.names):04}"
        self.names[mark] = name
        return mark

    def getlist(self, name: str) -> list[str]:
        return [self.get(name)]

    __getitem__ = get

    def __contains__(self, name: str) -> bool:
        return True


def fields(question: Question, raw: Any) -> Iterator[tuple[str, str]]:
    """The (name, value) pairs that `read` makes `raw` from; files themselves are not among them."""
    if question.type == "group":
        for row in raw or ():
            yield question.name, row["id"]
            for inner in get("group").in_row(question, row["id"], 0):  # type: ignore[attr-defined]
                if inner.id in row["answers"]:
                    yield from fields(inner, row["answers"][inner.id])
        return
    if question.type == "files":
        yield f"{question.name}-how", (raw or {}).get("how", "now")
        return
    asked = _Names()
    yield from _pairs(get(question.type).read(question, asked), raw, asked.names)  # type: ignore[arg-type]


def _pairs(mark: Any, raw: Any, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(mark, dict):
        for part, inner in mark.items():
            if isinstance(raw, dict) and part in raw:
                yield from _pairs(inner, raw[part], names)
    elif isinstance(mark, list):
        for one in raw or ():
            yield from _pairs(mark[0], one, names)
    elif mark in names and raw not in (None, False):
        yield names[mark], str(raw)
