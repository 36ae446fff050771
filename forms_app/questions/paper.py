"""How an answer is given on paper: the shape of the area that is left for it.

A type says it by `QuestionType.paper`; the default follows from what the type says of itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from django.utils.translation import gettext

from forms_app.definition.model import Question

if TYPE_CHECKING:
    from forms_app.questions.base import QuestionType

# More boxes to tick than this are no help: people write what they choose.
MOST_TICKS = 40
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Area:
    """What stands below a question on paper.

    `shape`: "line" to write on, "box" of `lines` lines, "ticks" (`options`: stored value and label),
    "cells" for single characters (`cells`: label and number of each group), "parts" (labelled lines), "rows"
    (a table with `lines` rows of `questions`), or "text" that asks for nothing. `unit` stands after a line.
    `text` stands above parts too. `ticked_by` is the part of the value that says which option is ticked, where
    the value has parts. What is given `by_hand` is never printed, whatever has been answered.
    """

    shape: str
    lines: int = 1
    options: tuple[tuple[Any, str], ...] = ()
    several: bool = False
    cells: tuple[tuple[str, int], ...] = ()
    parts: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    text: str = ""
    unit: str = ""
    ticked_by: str = ""
    by_hand: bool = False


def default_area(kind: "QuestionType", question: Question) -> Area:
    """What fits a type that does not say otherwise."""
    settings = question.settings
    if not kind.asks:
        return Area("text", text=_texts(settings))
    if kind.compared_with == "yes_no":
        return Area("ticks", options=(("yes", gettext("Yes")), ("no", gettext("No"))))
    if settings.get("questions"):
        return Area("rows", lines=_rows(settings), questions=tuple(settings["questions"]))
    options = settings.get("options") or ()
    if 0 < len(options) <= MOST_TICKS:
        return Area("ticks", options=tuple(options), several="contains" in kind.operators)
    if isinstance(lines := settings.get("rows"), int):
        return Area("box", lines=min(max(lines, 3), MOST_LINES))
    return Area("line", unit=settings.get("unit") or "")


def words(html: str) -> str:
    """The text of editors' HTML, a line for each paragraph or item."""
    for end in ("</p>", "</li>", "</h2>", "</h3>", "</h4>", "<br>", "<br/>"):
        html = html.replace(end, f"{end}\n")
    lines = strip_tags(html.replace("<li>", "<li>– ").replace("&nbsp;", " ")).splitlines()
    return "\n".join(unescape(line).strip() for line in lines if line.strip())


def _texts(settings: Mapping[str, Any]) -> str:
    """The texts of a question that asks nothing, by whatever name its type gives them."""
    return "\n".join(words(text) for name, text in sorted(settings.items()) if _is_text(name, text))


def _is_text(name: str, text: Any) -> bool:
    return name in ("body", "text", "url", "description", "alt", "caption") and isinstance(text, str)


def _rows(settings: Mapping[str, Any]) -> int:
    """Room for what must be there and a few more, as far as the group allows."""
    room = max(settings.get("min") or 0, 3)
    return min(room, settings.get("max") or room)
