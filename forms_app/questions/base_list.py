"""What types have in common whose answers come from a long list that everybody knows."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType


class ListType(QuestionType):
    """Base of types with a drop-down list, which browsers with JavaScript make searchable.

    Value: the code of what was chosen.
    """

    template = "forms_app/questions/list.html"
    compared_with = "options"
    operators = ("equals", "not_equals", "one_of", "answered", "not_answered")
    autocomplete = "off"

    def choices(self) -> Mapping[str, str]:
        """Codes and names, in the order of the list."""
        raise NotImplementedError

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> str:
        if raw not in self.choices():
            raise InvalidAnswer(self._choose(question))
        return raw

    def missing(self, question: Question) -> str:
        return question.error or self._choose(question)

    def _choose(self, question: Question) -> str:
        return gettext("Choose from the list in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        return self.choices().get(value, value)

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"enum": list(self.choices())}

    def sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(list(self.choices()))

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        return chance.choice(("Atlantis", "0000", "??"))

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"options": self.choices().items(), "autocomplete": self.autocomplete}
