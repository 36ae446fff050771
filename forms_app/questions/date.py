"""A date."""

import random
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.limits import LEAST, MOST, Limited, limit_block
from forms_app.questions.paper import Area
from forms_app.rules import numbers
from forms_app.rules.operators import OPERATORS

PARTS = ("day", "month", "year")
DIGITS = re.compile(r"[0-9]{1,4}")


class DateBlock(QuestionBlock):
    when = blocks.ChoiceBlock(
        label=_("Which dates"),
        choices=[("any", _("Any date")), ("past", _("Today or earlier")), ("future", _("Today or later"))],
        default="any",
    )
    earliest = blocks.DateBlock(label=_("Earliest allowed"), required=False)
    earliest_from = limit_block("earliest")
    latest = blocks.DateBlock(label=_("Latest allowed"), required=False)
    latest_from = limit_block("latest")

    class Meta:
        icon = "date"
        label = _("Date")
        group = _("Numbers and dates")


class Date(Limited, QuestionType):
    """Value: ISO date. Setting `when`: any, past (today included) or future (today included)."""

    name = "date"
    limits = {"earliest": LEAST, "latest": MOST}
    measured = "date"
    compared_with = "date"
    template = "forms_app/questions/date.html"
    block = DateBlock
    grouped = True
    operators = ("equals", "less_than", "at_most", "greater_than", "at_least", "answered", "not_answered")

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        limits = {name: value[name].isoformat() if value[name] else None for name in ("earliest", "latest")}
        return limits | {"when": value["when"] or "any"}, {}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        if None not in (value["earliest"], value["latest"]) and value["earliest"] > value["latest"]:
            return [("latest", gettext("The latest allowed is before the earliest."))]
        return []

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {part: data.get(f"{question.name}-{part}", "").replace("\0", "") for part in PARTS}

    def is_empty(self, raw: Any) -> bool:
        return not any(raw.get(part, "").strip() for part in PARTS)

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        day = self._day(question, raw, context.today)
        settings = question.settings
        limits = (
            (
                settings["when"] == "past" and day > context.today,
                gettext("“%(label)s” must be today or earlier"),
            ),
            (
                settings["when"] == "future" and day < context.today,
                gettext("“%(label)s” must be today or later"),
            ),
        )
        for broken, message in limits:
            if broken:
                raise InvalidAnswer(message % {"label": question.label})
        for name, outside in self.limits.items():
            if settings[name] and OPERATORS[outside](day.isoformat(), settings[name]):
                raise self.refusal(question, name, self.written(settings[name]))
        return day.isoformat()

    def written(self, value: str) -> str:
        """A limit as people read it."""
        return written_date(value)

    def as_limit(self, value: Any) -> str | None:
        day = numbers.day(value)
        return day and day.isoformat()

    def beyond(self, question: Question, name: str, limit: str) -> str:
        if name == "earliest":
            return gettext("“%(label)s” must be %(earliest)s or later") % {
                "label": question.label,
                "earliest": limit,
            }
        return gettext("“%(label)s” must be %(latest)s or earlier") % {
            "label": question.label,
            "latest": limit,
        }

    def _day(self, question: Question, raw: Mapping[str, str], today: date) -> date:
        """Raises InvalidAnswer when the parts, or a whole date in the first of them, are no date."""
        parts = [raw.get(part, "").strip() for part in PARTS]
        if parts[0] and not parts[1] and not parts[2]:
            parts = re.split(r"[\s./-]+", parts[0])
            parts = parts[::-1] if len(parts[0]) == 4 else parts
        if len(parts) != 3 or not all(DIGITS.fullmatch(part) for part in parts) or len(parts[2]) == 3:
            wrong = [part for part in PARTS if not DIGITS.fullmatch(raw.get(part, "").strip())] or ["year"]
            raise InvalidAnswer(
                gettext("Write day, month and year with digits in “%(label)s”, for example 17 5 %(year)d")
                % {"label": question.label, "year": today.year},
                *wrong,
            )
        day, month, year = (int(part) for part in parts)
        if len(parts[2]) <= 2:
            year += 2000
            if question.settings["when"] == "past" and year > today.year:
                year -= 100
        try:
            return date(year, month, day)
        except ValueError as error:
            raise InvalidAnswer(
                gettext("There is no such day in the calendar. Check the date in “%(label)s”")
                % {"label": question.label}
            ) from error

    def display(self, question: Question, value: Any) -> str:
        return written_date(value)

    def paper(self, question: Question) -> Area:
        return Area("cells", cells=((gettext("Day"), 2), (gettext("Month"), 2), (gettext("Year"), 4)))

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "format": "date"}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        settings, today = question.settings, date.today()
        earliest, latest = (
            date.fromisoformat(settings[name]) if settings[name] else None for name in ("earliest", "latest")
        )
        first = earliest or min(latest or today, today) - timedelta(20_000)
        last = latest or max(first, today) + timedelta(700)
        first = max(first, today) if settings["when"] == "future" else first
        last = min(last, today) if settings["when"] == "past" else last
        day = first + timedelta(chance.randint(0, max(0, (last - first).days)))
        return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return chance.choice(
            (
                {"day": "31", "month": "2", "year": "2026"},
                {"day": "17", "month": "", "year": "2026"},
                {"day": "i går", "month": "", "year": ""},
            )
        )

    def focus(self, question: Question) -> str:
        return f"{question.name}-day"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        labels = {"day": gettext("Day"), "month": gettext("Month"), "year": gettext("Year")}
        return {"parts": [(part, labels[part], (raw or {}).get(part, "")) for part in PARTS]}


def written_date(value: str) -> str:
    """An ISO date as the active language writes it."""
    return date_format(date.fromisoformat(value), "DATE_FORMAT")
