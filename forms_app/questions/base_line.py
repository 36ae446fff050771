"""What types have in common that are answered on one line, or with a row of digits."""

import random
import re
from typing import Any, ClassVar

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType


class LineType(QuestionType):
    """Base of types with one input. Subclasses say how it looks and `parse` what is typed there.

    Refuses with `message`, which holds the placeholder %(label)s.
    """

    template = "forms_app/questions/line.html"
    operators = ("answered", "not_answered", "equals", "not_equals")
    message: ClassVar[Any]
    # The input's attributes; `width` is a class of filling.css that follows the expected answer.
    input_type: ClassVar[str] = "text"
    inputmode: ClassVar[str] = "text"
    autocomplete: ClassVar[str] = "off"
    width: ClassVar[str] = "w-20"

    def parse(self, question: Question, text: str, context: AnswerContext) -> Any:
        """The value of a text without outer blanks; None when it is not acceptable."""
        raise NotImplementedError

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> Any:
        value = self.parse(question, raw.strip(), context)
        if value is None:
            raise InvalidAnswer(self.message % {"label": question.label})
        return value

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {
            "input_type": self.input_type,
            "inputmode": self.inputmode,
            "autocomplete": self.autocomplete,
            "width": self.width,
        }


class DigitsType(LineType):
    """Base of types whose value is a row of digits with a check digit, stored without separators.

    `groups` are the lengths in which people read them; what is left over comes last.
    """

    inputmode = "numeric"
    pattern: ClassVar[str]
    groups: ClassVar[tuple[int, ...]] = ()

    def valid(self, digits: str) -> bool:
        """Whether the check digits hold. `digits` has the form of `pattern`."""
        raise NotImplementedError

    def parse(self, question: Question, text: str, context: AnswerContext) -> str | None:
        digits = compact(text)
        return digits if re.fullmatch(self.pattern, digits) and self.valid(digits) else None

    def display(self, question: Question, value: Any) -> str:
        return grouped(value, self.groups)

    def json_schema(self, question: Question) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern}$"}

    def wrong_sample(self, question: Question, chance: random.Random) -> str:
        """A good one with its last digit changed, as when somebody mistypes."""
        while True:
            good = compact(self.sample(question, chance))
            wrong = f"{good[:-1]}{chance.choice('0123456789')}"
            if not (re.fullmatch(self.pattern, wrong) and self.valid(wrong)):
                return wrong


def compact(text: str) -> str:
    """What is left without the blanks, points and hyphens that people put between digits."""
    return re.sub(r"[\s.\-–\u00ad]", "", text)


def grouped(text: str, lengths: tuple[int, ...]) -> str:
    """`text` in groups of these lengths, so that it can be read aloud; they never break across lines."""
    parts, start = [], 0
    for length in lengths:
        parts.append(text[start : start + length])
        start += length
    return "\u00a0".join(part for part in (*parts, text[start:]) if part)
