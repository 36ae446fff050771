"""What types have in common that are answered in several fields which belong together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType, within
from forms_app.questions.paper import Area

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One of the fields. `width` is a class of filling.css, `options` are (value, label) pairs of a list."""

    name: str
    label: Any
    optional: bool = False
    autocomplete: str = "off"
    width: str = "w-40"
    inputmode: str = "text"
    options: tuple[tuple[str, str], ...] = ()
    first_option: str = ""  # the answer that an empty choice stands for; none: “Choose”


class PartsType(QuestionType):
    """Base of types with a field per part. `raw` is {part: text}."""

    template = "forms_app/questions/parts.html"
    operators = ("answered", "not_answered")
    grouped = True

    def parts(self, question: Question) -> tuple[Part, ...]:
        """The fields, in order."""
        raise NotImplementedError

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {
            part.name: data.get(f"{question.name}-{part.name}", "").replace("\0", "")
            for part in self.parts(question)
        }

    def is_empty(self, raw: Any) -> bool:
        return not any(text.strip() for text in raw.values())

    def texts(self, question: Question, raw: Mapping[str, str]) -> dict[str, str]:
        """What was typed in every part, blanks tidied. Raises InvalidAnswer when a part that is needed is not."""
        parts = self.parts(question)
        texts = {part.name: " ".join(raw.get(part.name, "").split()) for part in parts}
        for text in texts.values():
            within(question, text, LONGEST)
        self.need(question, texts, *(part.name for part in parts if not part.optional))
        return texts

    def need(self, question: Question, texts: Mapping[str, str], *names: str) -> None:
        """Raises InvalidAnswer that says which of the parts called `names` are empty."""
        empty = [part for part in self.parts(question) if part.name in names and not texts[part.name]]
        if empty:
            missing = get_text_list([str(part.label).lower() for part in empty], gettext("and"))
            raise InvalidAnswer(
                gettext("Write %(missing)s too in “%(label)s”")
                % {"missing": missing, "label": question.label},
                *(part.name for part in empty),
            )

    def paper(self, question: Question) -> Area:
        return Area("parts", parts=tuple(str(part.label) for part in self.parts(question)))

    def json_schema(self, question: Question) -> dict[str, Any]:
        names = [part.name for part in self.parts(question)]
        properties = {name: {"type": "string"} for name in names}
        return {"type": "object", "properties": properties, "required": names}

    def focus(self, question: Question) -> str:
        return f"{question.name}-{self.parts(question)[0].name}"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"parts": [(part, (raw or {}).get(part.name, "")) for part in self.parts(question)]}
