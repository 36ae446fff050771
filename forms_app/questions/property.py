"""A property in Matrikkelen, the national register of properties."""

import random
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.base_parts import Part, PartsType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.municipality import municipalities
from forms_app.questions.municipality_names import MUNICIPALITIES

NUMBERS = {"gnr": 4, "bnr": 4, "fnr": 4, "snr": 4}  # the most digits of each
LABELS = {
    "municipality": _("Municipality"),
    "gnr": _("Farm number (gnr)"),
    "bnr": _("Title number (bnr)"),
    "fnr": _("Leasehold number (fnr)"),
    "snr": _("Section number (snr)"),
}
TOGETHER = re.compile(r"\s*/\s*")


class PropertyBlock(QuestionBlock):
    municipality = blocks.BooleanBlock(
        label=_("Ask for the municipality too"),
        help_text=_("Otherwise the property is in the municipality that gets the form."),
        required=False,
        default=False,
    )
    leasehold = blocks.BooleanBlock(label=_("Ask for leasehold number"), required=False, default=False)
    section = blocks.BooleanBlock(label=_("Ask for section number"), required=False, default=False)

    class Meta:
        icon = "home"
        label = _("Property (gnr/bnr)")
        group = _("Places")


class Property(PartsType):
    """Value: {"municipality": number of four digits or "", "gnr": int, "bnr": int, "fnr": int, "snr": int}.

    fnr and snr are 0 where there is none, as Matrikkelen has it.
    """

    name = "property"
    block = PropertyBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        asked = {"municipality": "municipality", "fnr": "leasehold", "snr": "section"}
        parts = [part for part in LABELS if part not in asked or value[asked[part]]]
        return {"parts": parts}, {}

    def parts(self, question: Question) -> tuple[Part, ...]:
        return tuple(
            Part(part, LABELS[part], options=tuple(municipalities().items()))
            if part == "municipality"
            else Part(part, LABELS[part], part in ("fnr", "snr"), width="w-8", inputmode="numeric")
            for part in question.settings["parts"]
        )

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, Any]:
        typed = dict(raw)
        whole = TOGETHER.split(typed.get("gnr", "").strip())
        if len(whole) > 1 and not typed.get("bnr", "").strip():  # “27/114”, as people say it
            typed |= dict(zip(NUMBERS, whole, strict=False)) if len(whole) <= len(NUMBERS) else {}
        texts = {"municipality": "", "fnr": "", "snr": ""} | self.texts(question, typed)
        if texts["municipality"] and texts["municipality"] not in MUNICIPALITIES:
            raise InvalidAnswer(
                gettext("Choose a municipality in “%(label)s”") % {"label": question.label}, "municipality"
            )
        for part, digits in NUMBERS.items():
            if not re.fullmatch(rf"[0-9]{{0,{digits}}}", texts[part]) or (
                part in ("gnr", "bnr") and not int(texts[part])
            ):
                raise InvalidAnswer(
                    gettext("Write the %(part)s with digits in “%(label)s”, for example 27")
                    % {"part": str(LABELS[part]).lower(), "label": question.label},
                    part,
                )
        return {"municipality": texts["municipality"]} | {part: int(texts[part] or 0) for part in NUMBERS}

    def display(self, question: Question, value: Any) -> str:
        numbers = f"gnr. {value['gnr']} bnr. {value['bnr']}"
        for part in ("fnr", "snr"):
            numbers += f" {part}. {value[part]}" if value[part] else ""
        place = MUNICIPALITIES.get(value["municipality"], "")
        return f"{numbers}\n{place}" if place else numbers

    def json_schema(self, question: Question) -> dict[str, Any]:
        properties: dict[str, Any] = {part: {"type": "integer", "minimum": 0} for part in NUMBERS}
        properties["municipality"] = {"type": "string", "pattern": "^([0-9]{4})?$"}
        return {"type": "object", "properties": properties, "required": list(properties)}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        texts = {"municipality": "5601"} | {part: str(chance.randint(1, 999)) for part in NUMBERS}
        return {part: texts[part] for part in question.settings["parts"]}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        return self.sample(question, chance) | {"bnr": chance.choice(("0", "ukjent", "12345", "-1"))}
