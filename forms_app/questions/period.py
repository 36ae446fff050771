"""A period from one date to another."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.date import PARTS, Date, DateBlock, written_date
from forms_app.questions.paper import Area
from forms_app.rules.expressions import Expression

ENDS = ("from", "to")
LABELS = {"from": _("From and including"), "to": _("To and including")}


class PeriodBlock(DateBlock):
    open_end = blocks.BooleanBlock(
        label=_("May go on"),
        help_text=_("The last date may be left empty when the period has not ended."),
        required=False,
        default=False,
    )

    class Meta:
        icon = "date"
        label = _("Period")
        group = _("Numbers and dates")


class Period(Date):
    """Value: {"from": ISO date, "to": ISO date or None}, both days included; None: it goes on.

    Each end is asked and checked as a date of its own, with the settings of one.
    """

    name = "period"
    compared_with = "text"
    template = "forms_app/questions/period.html"
    block = PeriodBlock
    operators = ("answered", "not_answered")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        settings, texts = super().compile(value, block_id)
        return settings | {"open_end": bool(value["open_end"])}, texts

    def _ends(self, question: Question) -> Iterator[tuple[str, Question]]:
        """The two ends as questions for a date."""
        for end in ENDS:
            settings = question.settings | {"end": end}
            label = f"{question.label} – {str(LABELS[end]).lower()}"
            yield end, replace(question, id=f"{question.id}-{end}", label=label, settings=settings)

    def read(self, question: Question, data: QueryDict) -> dict[str, dict[str, str]]:
        return {end: super(Period, self).read(asked, data) for end, asked in self._ends(question)}

    def is_empty(self, raw: Any) -> bool:
        return all(super(Period, self).is_empty(raw.get(end, {})) for end in ENDS)

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str | None]:
        value: dict[str, str | None] = {}
        for end, asked in self._ends(question):
            if super().is_empty(raw.get(end, {})):
                if end == "from" or not question.settings["open_end"]:
                    raise InvalidAnswer(
                        gettext("Write both dates in “%(label)s”") % {"label": question.label},
                        *(f"{end}-{part}" for part in PARTS),
                    )
                value[end] = None
            else:
                try:
                    value[end] = super().clean(asked, raw[end], context)
                except InvalidAnswer as invalid:
                    wrong = (f"{end}-{part}" for part in invalid.parts or PARTS)
                    raise InvalidAnswer(str(invalid), *wrong) from invalid
        if value["to"] and value["from"] > value["to"]:
            raise InvalidAnswer(
                gettext("The last date in “%(label)s” must be the same as the first, or later")
                % {"label": question.label}
            )
        return value

    def outside(self, question: Question, name: str, limit: Expression) -> None:
        """Rules cannot look at one end of a period."""
        return

    def display(self, question: Question, value: Any) -> str:
        if value["to"] is None:
            return gettext("From %(first)s") % {"first": written_date(value["from"])}
        return f"{written_date(value['from'])} – {written_date(value['to'])}"

    def paper(self, question: Question) -> Area:
        return Area("parts", parts=tuple(str(LABELS[end]) for end in ENDS))

    def json_schema(self, question: Question) -> dict[str, Any]:
        day = {"type": "string", "format": "date"}
        last = {"type": ["string", "null"], "format": "date"} if question.settings["open_end"] else day
        return {"type": "object", "properties": {"from": day, "to": last}, "required": list(ENDS)}

    def sample(self, question: Question, chance: random.Random) -> dict[str, dict[str, str]]:
        first, last = sorted(
            (_typed_date(super(Period, self).sample(question, chance)) for _end in ENDS),
        )
        return {"from": _typed(first), "to": _typed(last)}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, dict[str, str]]:
        first = _typed_date(super().sample(question, chance))
        return {"from": _typed(first), "to": _typed(first - timedelta(chance.randint(1, 400)))}

    def focus(self, question: Question) -> str:
        return f"{question.name}-from-day"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {
            "ends": [
                (end, LABELS[end], super(Period, self).context(asked, (raw or {}).get(end), answer)["parts"])
                for end, asked in self._ends(question)
            ]
        }


def _typed_date(raw: Mapping[str, str]) -> date:
    return date(int(raw["year"]), int(raw["month"]), int(raw["day"]))


def _typed(day: date) -> dict[str, str]:
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
