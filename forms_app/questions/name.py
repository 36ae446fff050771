"""The name of a person."""

import random
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.base_parts import Part, PartsType
from forms_app.questions.blocks import QuestionBlock, prefill_block, prefilled

# Parts with their labels and HTML autofill field names (WCAG 1.3.5).
PARTS = {
    "name": (_("Name"), "name"),
    "first_name": (_("First name"), "given-name"),
    "middle_name": (_("Middle name"), "additional-name"),
    "last_name": (_("Last name"), "family-name"),
}
FORMS = {
    "whole": ("name",),
    "first_last": ("first_name", "last_name"),
    "first_middle_last": ("first_name", "middle_name", "last_name"),
}


class NameBlock(QuestionBlock):
    form = blocks.ChoiceBlock(
        label=_("Asked as"),
        choices=[
            ("whole", _("The whole name in one field")),
            ("first_last", _("First name and last name")),
            ("first_middle_last", _("First name, middle name and last name")),
        ],
        default="first_last",
    )
    own = blocks.BooleanBlock(
        label=_("The name of the person who fills in"),
        help_text=_("Then the browser may suggest it."),
        required=False,
        default=True,
    )
    prefill = prefill_block(
        _(
            "The name in the population register, for those who have logged in and are asked for the whole name."
        )
    )

    class Meta:
        icon = "user"
        label = _("Name")
        group = _("Contact")


class Name(PartsType):
    """Value: {part: text} of the parts in the setting `parts`; a middle name may be empty."""

    name = "name"
    block = NameBlock
    suggests_from = "person"

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {"parts": list(FORMS[value["form"] or "first_last"]), "own": bool(value["own"])} | prefilled(
            value
        ), {}

    def parts(self, question: Question) -> tuple[Part, ...]:
        own = question.settings["own"]
        return tuple(
            Part(name, PARTS[name][0], name == "middle_name", PARTS[name][1] if own else "off")
            for name in question.settings["parts"]
        )

    def suggestion(self, question: Question, context: AnswerContext) -> dict[str, str] | None:
        """The register's name; where no middle name is asked for, it stands before the last name."""
        person = context.facts.get("person") or {}
        if not person.get("last_name"):
            return None
        parts = question.settings["parts"]
        known = {part: person.get(part) or "" for part in PARTS}
        if "middle_name" not in parts:
            known["last_name"] = f"{known['middle_name']} {known['last_name']}".strip()
        return {part: known[part] for part in parts}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str]:
        return self.texts(question, raw)

    def display(self, question: Question, value: Any) -> str:
        return " ".join(value[part] for part in question.settings["parts"] if value.get(part))

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        person = {
            "name": "Prøve Person",
            "first_name": "Prøve",
            "middle_name": "Čáhci",
            "last_name": "Person",
        }
        return {part: person[part] for part in question.settings["parts"]}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return dict.fromkeys(question.settings["parts"], "x" * 201)
