"""An address: a Norwegian one, a post box, care of somebody else, or one abroad."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.base_parts import Part, PartsType
from forms_app.questions.blocks import QuestionBlock, prefill_block, prefilled
from forms_app.questions.names import country_names

POST_BOX = re.compile(r"(post\s*boks|postboks|postbox|pb|p\.?\s*o\.?\s*box|box)\.?\s*[0-9]", re.IGNORECASE)
# What a place without a street is known by: “27/114”, “gnr. 27 bnr. 114” (Matrikkelen's other kind of address).
CADASTRAL = re.compile(r"[0-9]{1,4}(/[0-9]{1,4}){1,3}|gnr\.?\s*[0-9].*", re.IGNORECASE)
POSTCODE = re.compile(r"[0-9]{4}")


KINDS = ("street", "cadastral", "post_box", "foreign")


class AddressBlock(QuestionBlock):
    post_box = blocks.BooleanBlock(label=_("May be a post box"), required=False, default=True)
    care_of = blocks.BooleanBlock(label=_("Ask for care of (c/o)"), required=False, default=False)
    foreign = blocks.BooleanBlock(label=_("May be abroad"), required=False, default=False)
    own = blocks.BooleanBlock(
        label=_("The address of the person who fills in"),
        help_text=_("Then the browser may suggest it."),
        required=False,
        default=True,
    )
    prefill = prefill_block(
        _("The address in the population register, for those who have logged in. Never a protected one.")
    )

    class Meta:
        icon = "home"
        label = _("Address")
        group = _("Places")


class Address(PartsType):
    """Value: {"kind", "care_of", "street", "postcode", "place", "country"}; kind is one of KINDS.

    `street` is what stands over postcode and place, `country` an ISO 3166-1 alpha-2 code. With JavaScript the
    address register suggests as people type (forms_app.lookups); nothing depends on it.
    """

    name = "address"
    template = "forms_app/questions/address.html"
    block = AddressBlock
    suggests_from = "person"

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        own = {name: bool(value[name]) for name in ("post_box", "care_of", "foreign", "own")}
        return own | prefilled(value), {}

    def parts(self, question: Question) -> tuple[Part, ...]:
        settings = question.settings
        street = _("Street address or post box") if settings["post_box"] else _("Street address")
        parts = [
            Part("street", street, autocomplete="street-address"),
            Part(
                "postcode",
                _("Postcode"),
                autocomplete="postal-code",
                width="w-8",
                inputmode="text" if settings["foreign"] else "numeric",
            ),
            Part("place", _("Town or city"), autocomplete="address-level2"),
        ]
        if settings["care_of"]:
            parts.insert(0, Part("care_of", _("Care of (c/o)"), True))
        if settings["foreign"]:
            countries = tuple(pair for pair in country_names().items() if pair[0] != "NO")
            parts.append(
                Part(
                    "country",
                    _("Country"),
                    True,
                    "country",
                    options=countries,
                    first_option=country_names()["NO"],
                )
            )
        if not settings["own"]:
            parts = [replace(part, autocomplete="off") for part in parts]
        return tuple(parts)

    def need(self, question: Question, texts: Mapping[str, str], *names: str) -> None:
        """As for any parts, but some countries have no postcodes."""
        abroad = texts.get("country", "") not in ("", "NO")
        super().need(question, texts, *(name for name in names if not (abroad and name == "postcode")))

    def suggestion(self, question: Question, context: AnswerContext) -> dict[str, str] | None:
        """A Norwegian address; nothing where it is protected, or not written as this question asks for it."""
        person = context.facts.get("person") or {}
        lines = person.get("address") or []
        place = re.fullmatch(r"(\d{4})\s+(.+)", lines[-1]) if len(lines) > 1 else None
        if place is None or person.get("protected") or person.get("foreign"):
            return None
        texts = {"street": ", ".join(lines[:-1]), "postcode": place[1], "place": place[2]}
        return {part.name: texts.get(part.name, "") for part in self.parts(question)}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str]:
        texts = {"care_of": "", "country": ""} | self.texts(question, raw)
        texts["country"] = texts["country"] or "NO"
        if texts["country"] not in country_names():
            raise InvalidAnswer(
                gettext("Choose a country in “%(label)s”") % {"label": question.label}, "country"
            )
        if texts["country"] != "NO":
            return {"kind": "foreign"} | texts
        texts["postcode"] = re.sub(r"^NO?-|\s", "", texts["postcode"], flags=re.IGNORECASE)
        if not POSTCODE.fullmatch(texts["postcode"]):
            raise InvalidAnswer(
                gettext("Write a postcode with 4 digits in “%(label)s”") % {"label": question.label},
                "postcode",
            )
        is_box = bool(POST_BOX.match(texts["street"]))
        if is_box and not question.settings["post_box"]:
            raise InvalidAnswer(
                gettext("Write a street address in “%(label)s”: a post box cannot be used here")
                % {"label": question.label},
                "street",
            )
        is_cadastral = bool(CADASTRAL.fullmatch(texts["street"]))
        return {"kind": "post_box" if is_box else "cadastral" if is_cadastral else "street"} | texts

    def display(self, question: Question, value: Any) -> str:
        lines = [f"c/o {value['care_of']}" if value["care_of"] else "", value["street"]]
        lines.append(f"{value['postcode']} {value['place']}".strip())
        if value["country"] != "NO":
            lines.append(country_names().get(value["country"], value["country"]))
        return "\n".join(line for line in lines if line)

    def json_schema(self, question: Question) -> dict[str, Any]:
        names = ["kind", "care_of", "street", "postcode", "place", "country"]
        properties: dict[str, Any] = {name: {"type": "string"} for name in names}
        properties["kind"] = {"enum": list(KINDS)}
        return {"type": "object", "properties": properties, "required": names}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        settings = question.settings
        home = {"street": "Storgata 1", "postcode": "9510", "place": "Alta"}
        found = [home]
        if settings["post_box"]:
            found.append({"street": "Postboks 12", "postcode": "9501", "place": "Alta"})
        if settings["foreign"]:
            found.append(
                {"street": "Storgatan 1", "postcode": "SE-111 22", "place": "Stockholm", "country": "SE"}
            )
        texts = chance.choice(found)
        return {part.name: texts.get(part.name, "") for part in self.parts(question)}

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        texts = {"street": "Storgata 1", "postcode": chance.choice(("951", "95100", "ABCD")), "place": "Alta"}
        return {part.name: texts.get(part.name, "") for part in self.parts(question)}

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return super().context(question, raw, answer) | {"lookup": reverse("lookups:addresses")}
