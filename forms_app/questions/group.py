"""Questions that are asked once for each of several: children, boats, employers."""

import random
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app import questions
from forms_app.definition.model import Question, Row
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.limits import LEAST, MOST, Limited, limit_block, whole
from forms_app.questions.nesting import DEPTHS, inner_questions
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Count, Rule

MOST_ROWS = 50  # of any group; a page with more can neither be filled in nor checked by people
MOST_READ = MOST_ROWS + 1  # one more is read, so that the citizen is told
ROW_ID = re.compile(r"[a-z0-9]{1,16}")
SUMMARY_ANSWERS = 3  # of a row, in the line that stands for it


class GroupBlock(QuestionBlock):
    label = blocks.CharBlock(label=_("Heading"), default="", max_length=250)
    row_title = blocks.CharBlock(
        label=_("What each is called"),
        help_text=_("One word in the singular, for example “Child”. It is followed by a number."),
        default="",
        max_length=60,
    )
    min = blocks.IntegerBlock(label=_("Fewest"), default=1, min_value=1, max_value=MOST_ROWS)
    min_from = limit_block("min")
    max = blocks.IntegerBlock(label=_("Most"), default=10, min_value=1, max_value=MOST_ROWS)
    max_from = limit_block("max")

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        inner = ("questions", inner_questions(DEPTHS["group"]))
        super().__init__([*(local_blocks or ()), inner], **kwargs)

    class Meta:
        icon = "duplicate"
        label = _("Repeated questions")
        group = _("Several questions")


class Group(Limited, QuestionType):
    """Value: list of {question id: value}. Raw: list of {"id": row id, "answers": {question id: raw}}.

    Settings: `questions`, `row_title`, and the `min` and `max` number of rows where there are any.
    """

    name = "group"
    limits = {"min": LEAST, "max": MOST}
    template = "forms_app/questions/group.html"
    block = GroupBlock
    grouped = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        most = min(value["max"] or MOST_ROWS, MOST_ROWS)
        return {"min": min(value["min"] or 1, most), "max": most}, {"row_title": value["row_title"]}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = []
        if not value["row_title"].strip():
            found.append(("row_title", gettext("Write what each of them is called, for example “Child”.")))
        if (value["min"] or 1) > (value["max"] or MOST_ROWS):
            found.append(("max", gettext("The largest allowed is below the smallest.")))
        if not any(questions.get(block.block_type).asks for block in value["questions"]):
            found.append(("questions", gettext("Add a question.")))
        return found

    def read(self, question: Question, data: QueryDict) -> list[dict[str, Any]]:
        """The rows that the form had, in its order; what was hidden in them is left out.

        Row ids are the browser's word: what is no id of ours, comes twice or is too much is passed over.
        """
        ids = dict.fromkeys(row for row in data.getlist(question.name) if ROW_ID.fullmatch(row))
        unseen = set(data.get("unseen", "").split())
        rows = []
        for row_id in list(ids)[:MOST_READ]:
            asked = self.in_row(question, row_id, 0)
            answers = {
                inner.id: questions.get(inner.type).read(inner, data)
                for inner in asked
                if questions.get(inner.type).asks and inner.place not in unseen
            }
            rows.append({"id": row_id, "answers": answers})
        return rows

    def is_empty(self, raw: Any) -> bool:
        """Whether there are no rows."""
        return not raw

    def is_blank(self, question: Question, raw: Any) -> bool:
        """Whether nothing is typed in any row."""
        kinds = {inner.id: questions.get(inner.type) for inner in question.questions}
        return all(
            kinds[name].is_empty(typed)
            for row in raw
            for name, typed in row["answers"].items()
            if name in kinds
        )

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> list[dict[str, Any]]:
        """The rows by themselves, without answers from outside the group. Raises InvalidAnswer."""
        from forms_app.questions.answering import answer_rows  # which asks every type, this one too

        answer = answer_rows(question, raw, {}, context)
        for wrong in answer.errors:
            raise InvalidAnswer(wrong.error)
        return answer.value or []

    def check_number(self, question: Question, number: int) -> None:
        """Raises InvalidAnswer when there are too few or too many rows."""
        fewest, most = question.settings["min"], question.settings["max"]
        if number < fewest:
            raise self.refusal(question, "min", str(fewest))
        if number > most:
            if question.settings.get("limited_by"):
                raise self.refusal(question, "max", str(most))
            message = ngettext(
                "There can be %(count)d at most in “%(label)s”: remove %(over)d",
                "There can be %(count)d at most in “%(label)s”: remove %(over)d",
                most,
            )
            raise InvalidAnswer(message % {"count": most, "label": question.label, "over": number - most})

    def as_limit(self, value: Any) -> int | None:
        rows = whole(value)
        return None if rows is None else min(max(rows, 1), MOST_ROWS)

    def beyond(self, question: Question, name: str, limit: str) -> str:
        if name == "min":
            return gettext("Add at least %(limit)s in “%(label)s”") % {
                "label": question.label,
                "limit": limit,
            }
        return gettext("There can be %(limit)s at most in “%(label)s”: remove the rest") % {
            "label": question.label,
            "limit": limit,
        }

    def outside(self, question: Question, name: str, limit: Expression) -> Rule:
        return Count(question.id, None, self.limits[name], limit)

    def missing(self, question: Question) -> str:
        return question.error or gettext("Add at least one in “%(label)s”") % {"label": question.label}

    def row_title(self, question: Question, number: int) -> str:
        """What people call a row: “Child 2”."""
        return f"{question.settings.get('row_title') or gettext('Row')} {number}"

    def in_row(self, question: Question, row_id: str, number: int) -> tuple[Question, ...]:
        """The group's questions as one row asks them."""
        row = Row(question.id, row_id, self.row_title(question, number))
        return tuple(replace(inner, row=row) for inner in question.questions)

    def display(self, question: Question, value: Any) -> str:
        """Every row by its title, with an answer on each line."""
        lines = []
        for number, row in enumerate(value, start=1):
            lines += [
                self.row_title(question, number),
                *(f"{beside(label)} {text}" for label, text in self.lines(question, row)),
            ]
        return "\n".join(lines)

    def lines(self, question: Question, row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
        """The questions answered in a row, each with its answer as people read it."""
        for inner in question.questions:
            if inner.id in row:
                yield inner.label, questions.get(inner.type).display(inner, row[inner.id])

    def summary(self, question: Question, row: Mapping[str, Any]) -> str:
        """The first answers of a row, on one line."""
        texts = [text.replace("\n", ", ") for _label, text in self.lines(question, row)]
        return ", ".join(texts[:SUMMARY_ANSWERS])

    def json_schema(self, question: Question) -> dict[str, Any]:
        inner = {
            inner.id: questions.get(inner.type).json_schema(inner)
            for inner in question.questions
            if questions.get(inner.type).asks
        }
        row = {"type": "object", "properties": inner, "additionalProperties": False}
        fewest, most = question.settings["min"], question.settings["max"]
        return {"type": "array", "items": row, "minItems": fewest, "maxItems": most}

    def sample(self, question: Question, chance: random.Random) -> list[dict[str, Any]]:
        most = min(question.settings["max"], question.settings["min"] + 2)
        return [
            {"id": str(number), "answers": self._sample_row(question, chance)}
            for number in range(1, chance.randint(question.settings["min"], most) + 1)
        ]

    def _sample_row(self, question: Question, chance: random.Random) -> dict[str, Any]:
        return {
            inner.id: questions.get(inner.type).sample(inner, chance)
            for inner in question.questions
            if questions.get(inner.type).asks
        }

    def wrong_sample(self, question: Question, chance: random.Random) -> Any:
        """One row more than there may be."""
        return [
            {"id": str(number), "answers": self._sample_row(question, chance)}
            for number in range(1, question.settings["max"] + 2)
        ]

    def focus(self, question: Question) -> str:
        return f"{question.name}-add"


def beside(label: str) -> str:
    """A label with its answer on the same line: a colon, where nothing stands there already."""
    return label if label.endswith(("?", ":", ".", "!")) else f"{label}:"


def new_row_id() -> str:
    """An id that no row of the group has, or has had."""
    return secrets.token_hex(4)
