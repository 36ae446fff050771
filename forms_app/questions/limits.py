"""Limits of an answer that follow from other answers, from today or from a calculation.

An editor finds the field under the fixed limit of the same name (“Earliest allowed, by other answers”). Here and
now it is settled to a fixed one, the stricter of the two (forms_app.questions.ruling); so a type cleans, proposes
samples and begins rows as if the editor had written it. The browser is given a rule that holds for what is
outside (static/forms_app/asking.js), in the language of forms_app.rules.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.editor.expression_block import ExpressionBlock
from forms_app.questions.base import InvalidAnswer
from forms_app.rules import numbers
from forms_app.rules.expressions import Expression
from forms_app.rules.model import Comparison, Rule
from forms_app.rules.operators import OPERATORS

LEAST, MOST = "less_than", "greater_than"  # what an answer outside is, compared with the limit
LABELS = {
    "minimum": _("Smallest allowed, by other answers"),
    "maximum": _("Largest allowed, by other answers"),
    "earliest": _("Earliest allowed, by other answers"),
    "latest": _("Latest allowed, by other answers"),
    "min": _("Fewest, by other answers"),
    "max": _("Most, by other answers"),
}


def limit_block(name: str) -> ExpressionBlock:
    """The field for a limit by other answers, which stands after the one called `name` as `<name>_from`."""
    return ExpressionBlock(label=LABELS[name])


class Limited:
    """What types have in common whose answers have limits: a mixin for QuestionType.

    `limits` are the names of the settings, and what an answer outside them is, compared with them.
    """

    limits: ClassVar[Mapping[str, str]]
    measured: ClassVar[str] = "number"  # or "date": what a limit is

    def as_limit(self, value: Any) -> Any:
        """What was computed as the setting holds it; None where it is no limit for this type."""
        raise NotImplementedError

    def beyond(self, question: Question, name: str, limit: str) -> str:
        """What to tell about an answer outside the limit called `name`, which reads `limit`."""
        raise NotImplementedError

    def outside(self, question: Question, name: str, limit: Expression) -> Rule | None:
        """A rule that holds when the answer is outside; None where only the server can tell."""
        return Comparison(question.id, self.limits[name], limit)

    def refusal(self, question: Question, name: str, limit: str) -> InvalidAnswer:
        """The message for the answer, with the reason for the limit where another answer is that."""
        sources = question.settings.get("limited_by", {}).get(name, ())
        return InvalidAnswer(with_reason(self.beyond(question, name, limit), sources))

    def stricter(self, question: Question, name: str, value: Any) -> Any:
        """The limit called `name` as a setting, where `value` was computed and is stricter than it; else None."""
        limit, fixed = self.as_limit(value), question.settings.get(name)
        if limit is None or (fixed is not None and not OPERATORS[_OPPOSITE[self.limits[name]]](limit, fixed)):
            return None
        return limit


_OPPOSITE = {LEAST: MOST, MOST: LEAST}


def with_reason(message: str, sources: tuple[str, ...]) -> str:
    """The message, and which answers (by their questions' labels) set the limit."""
    if not sources:
        return message
    named = get_text_list([gettext("“%(name)s”") % {"name": label} for label in sources], gettext("and"))
    return f"{message}. " + gettext("This follows from what you have answered in %(questions)s.") % {
        "questions": named
    }


def whole(value: Any) -> int | None:
    """A computed value as a whole number, where it is one."""
    count = numbers.number(value)
    return None if count is None or count % numbers.ONE else count // numbers.ONE
