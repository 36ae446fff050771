"""Facts about the citizen from the population register, or typed where it has none."""

import random
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType, within
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area

PARTS = {"name": ("name",), "address": ("street", "postcode", "place")}
LABELS = {
    "name": _("Name"),
    "street": _("Street address"),
    "postcode": _("Postcode"),
    "place": _("Town or city"),
}
# HTML autofill field names (WCAG 1.3.5).
AUTOCOMPLETE = {
    "name": "name",
    "street": "street-address",
    "postcode": "postal-code",
    "place": "address-level2",
}


class PersonBlock(QuestionBlock):
    name = blocks.BooleanBlock(label=_("Ask for the name"), required=False, default=True)
    address = blocks.BooleanBlock(label=_("Ask for the address"), required=False, default=True)

    class Meta:
        icon = "user"
        label = _("Name and address")
        group = _("Contact")


class Person(QuestionType):
    """Value: dict of the facts asked for; setting `facts` lists them in order (name, address)."""

    name = "person"
    template = "forms_app/questions/person.html"
    block = PersonBlock
    operators = ("answered", "not_answered")
    grouped = True
    uses_facts = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"facts": [fact for fact in ("name", "address") if value[fact]]}, {}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        if not (value["name"] or value["address"]):
            return [("name", gettext("Ask for the name, the address or both."))]
        return []

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        return {
            part: data.get(f"{question.name}-{part}", "").replace("\0", "") for part in self._parts(question)
        }

    def _parts(self, question: Question) -> tuple[str, ...]:
        return tuple(part for fact in question.settings["facts"] for part in PARTS[fact])

    def is_empty(self, raw: Any) -> bool:
        return not any(text.strip() for text in raw.values())

    def known(self, question: Question, context: AnswerContext) -> dict[str, Any] | None:
        """What the register said; a protected address is already left out by the register's own rule.

        None where it has no address to offer (none is registered): then the citizen types.
        """
        person = context.facts.get("person")
        if not person or "name" not in person:
            return None
        facts = {fact: person[fact] for fact in question.settings["facts"]}
        if None in facts.values() and not person["protected"]:
            return None
        protected = {"protected": True} if person["protected"] and "address" in facts else {}
        return facts | protected | {"source": person["source"]}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, Any]:
        texts = {part: " ".join(raw.get(part, "").split()) for part in self._parts(question)}
        empty = [part for part, text in texts.items() if not text]
        if empty:
            raise InvalidAnswer(
                gettext("Write %(missing)s too in “%(label)s”")
                % {
                    "missing": get_text_list([str(LABELS[part]).lower() for part in empty], gettext("and")),
                    "label": question.label,
                },
                *empty,
            )
        for text in texts.values():
            within(question, text, 200)
        value: dict[str, Any] = {"name": texts["name"]} if "name" in texts else {}
        if "street" in texts:
            value["address"] = [texts["street"], f"{texts['postcode']} {texts['place']}"]
        return value | {"source": "citizen"}

    def display(self, question: Question, value: Any) -> str:
        lines = [value["name"]] if value.get("name") else []
        lines += value.get("address") or []
        return "\n".join([*lines, gettext("Protected address")] if value.get("protected") else lines)

    def paper(self, question: Question) -> Area:
        return Area("parts", parts=tuple(str(LABELS[part]) for part in self._parts(question)))

    def json_schema(self, question: Question) -> dict[str, Any]:
        parts = {
            "name": {"type": "string"},
            "address": {"type": ["array", "null"], "items": {"type": "string"}},
        }
        own = {fact: parts[fact] for fact in question.settings["facts"]}
        extra = {"protected": {"type": "boolean"}, "source": {"type": "string"}}
        return {"type": "object", "properties": own | extra, "required": [*own, "source"]}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        person = {"name": "Prøve Person", "street": "Storgata 1", "postcode": "9510", "place": "Alta"}
        return {part: person[part] for part in self._parts(question)}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return dict.fromkeys(self._parts(question), "x" * 201)

    def focus(self, question: Question) -> str:
        return f"{question.name}-{self._parts(question)[0]}"

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        person = answer.facts.get("person") or {}
        return {
            "known": self.known(question, answer),
            "unavailable": person.get("unavailable", False),
            "parts": [
                (part, LABELS[part], (raw or {}).get(part, ""), AUTOCOMPLETE[part])
                for part in self._parts(question)
            ],
        }
