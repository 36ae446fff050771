"""What a question type is. One module in this folder per type holds everything about it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.paper import Area, default_area
from forms_app.uploads.stored import StoredFile


class InvalidAnswer(ValueError):
    """An answer that cannot be accepted; the message tells the citizen, in their language, how to mend it.

    `parts` are the fields to mend, where the answer has several and not all are wrong.
    """

    def __init__(self, message: str, *parts: str) -> None:
        super().__init__(message)
        self.parts = parts


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """What cleaning may look at besides what was typed: facts from registers, and today's date in Oslo.

    `files` are those of the draft, by the place of their question; `earlier` those that the citizen has sent
    before and may use again.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    files: Mapping[str, tuple[StoredFile, ...]] = field(default_factory=dict)
    earlier: tuple[StoredFile, ...] = ()


class QuestionType:
    """Base of all question types. `raw` is exactly what was typed; `value` is JSON-able and clean.

    Subclasses set `name`, `block` (the editor's StructBlock) and `template` (the control in HTML), and
    override what differs. Add a type: write its module and name it in forms_app/questions/__init__.py.
    """

    name: ClassVar[str]
    template: ClassVar[str]
    block: ClassVar[type[blocks.StructBlock]]
    # Operators of forms_app.rules.operators that make sense for this type, in the order editors see them.
    operators: ClassVar[tuple[str, ...]] = ("answered", "not_answered")
    # What rules compare it with, which decides the editor's control: text, number, date, yes_no or options.
    compared_with: ClassVar[str] = "text"
    # Settings that limit the answer, where other answers may set them too: see forms_app.questions.limits.
    limits: ClassVar[Mapping[str, str]] = {}
    # Whether there is anything to answer (an information text has nothing).
    asks: ClassVar[bool] = True
    # Whether the control is a group of inputs that needs fieldset and legend.
    grouped: ClassVar[bool] = False
    # Whether registers may answer instead of the citizen; then facts are fetched when the dialog starts.
    uses_facts: ClassVar[bool] = False
    # Which sources of forms_app.filling.prefill it then asks.
    sources: ClassVar[tuple[str, ...]] = ("person",)
    # The source of its `suggestion`, which is asked where an editor has set `prefill`.
    suggests_from: ClassVar[str] = ""
    # Whether it is answered with files, which come with the context and not with what was typed.
    uses_files: ClassVar[bool] = False

    def choices(self) -> Mapping[str, str]:
        """Codes and names, in the active language, where every question of the type has the same options."""
        return {}

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        """The type's own settings and texts (by name, without the block id) of an editor's block."""
        return {}, {}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What keeps an editor's block from being published, as (field, message)."""
        return []

    def read(self, question: Question, data: QueryDict) -> Any:
        """What was typed, from a posted form; NUL characters cannot be stored and are left out."""
        return data.get(question.name, "").replace("\0", "")

    def is_empty(self, raw: Any) -> bool:
        """Whether nothing was typed."""
        return not (raw.strip() if isinstance(raw, str) else raw)

    def known(self, question: Question, context: AnswerContext) -> Any:
        """The value where a register has answered already, so that nothing is asked; else None."""
        return None

    def suggestion(self, question: Question, context: AnswerContext) -> Any:
        """A `raw` that the citizen begins with and may change, of what we know already; None without one."""
        return None

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> Any:
        """The value of something typed. Raises InvalidAnswer. Never called with an empty `raw`."""
        return raw

    def missing(self, question: Question) -> str:
        """The message when a required question is not answered."""
        return question.error or _("Answer the question “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        """The value as people read it, in the active language; lines are separated by newlines."""
        return str(value)

    def json_schema(self, question: Question) -> dict[str, Any]:
        """JSON Schema (2020-12) of the value."""
        return {"type": "string"}

    def sample(self, question: Question, chance: random.Random) -> Any:
        """A valid `raw`, as a robot citizen would type it."""
        raise NotImplementedError

    def wrong_sample(self, question: Question, chance: random.Random) -> Any:
        """A `raw` that `clean` always refuses; None where there is no such answer (any text will do)."""
        return None

    def paper(self, question: Question) -> Area:
        """The area for its answer on the printed form."""
        return default_area(self, question)

    def focus(self, question: Question) -> str:
        """The id of the control that a link to the question's error leads to."""
        return question.name

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        """What the type's template needs besides question, raw and error."""
        return {}


def within(question: Question, text: str, limit: int) -> str:
    """`text`, when it has no more than `limit` characters. Raises InvalidAnswer."""
    if len(text) > limit:
        raise InvalidAnswer(
            _("“%(label)s” can have %(limit)d characters, and has %(length)d: remove %(over)d of them.")
            % {"label": question.label, "limit": limit, "length": len(text), "over": len(text) - limit}
        )
    return text
