"""Where a word, a question or a machine key stands in the dialogs that somebody may edit."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms_app.definition.model import Definition, Question
from forms_app.editor.models import DialogPage
from forms_app.overview.drafts import drafted
from forms_app.questions.paper import words as without_markup

SHORTEST = 2  # characters worth looking for
BEFORE = 80  # characters shown before the words that were found


@dataclass(frozen=True, slots=True)
class Found:
    """A place: the dialog, the block that the words stand in (empty: the dialog itself), and the words."""

    page: DialogPage
    block: str
    words: str


def find(words: str, pages: Iterable[DialogPage]) -> list[Found]:
    """Every place with these words, whatever their case, in the newest state of each dialog."""
    wanted = words.strip().casefold()
    if len(wanted) < SHORTEST:
        return []
    return [found for page in pages for found in _in_dialog(wanted, page, drafted(page))]


def _in_dialog(wanted: str, page: DialogPage, definition: Definition) -> list[Found]:
    questions = definition.all_questions()
    found = [
        Found(page, question.id, f"{question.label} ({question.key})")
        for question in questions.values()
        if wanted in (question.id, question.key.casefold())
    ]
    seen = {place.block for place in found}
    steps = {step.id for step in definition.steps}
    for name, html in definition.texts.items():
        text = without_markup(html) if "<" in html else html
        if wanted not in text.casefold():
            continue
        block = name.partition(".")[0] if "." in name else ""
        if block in seen:
            continue
        if not block or block in questions or block in steps:
            seen.add(block)
            found.append(Found(page, block, _around(text, wanted, questions.get(block))))
    return found


def _around(text: str, wanted: str, question: Question | None) -> str:
    """What people know the place by, and the text from a little before the words."""
    start = text.casefold().find(wanted)
    if start > BEFORE:
        text = f"… {text[start - BEFORE :].partition(' ')[2]}"
    known = question.label if question else ""
    return text if known in ("", text) else f"{known}: {text}"
