"""A place, told in words or pointed out on a map."""

import random
import re
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer
from forms_app.questions.base_parts import Part, PartsType
from forms_app.questions.blocks import QuestionBlock

DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?")
# Mainland Norway, Svalbard, Jan Mayen and the sea around them, in degrees (WGS 84).
NORWAY = {"latitude": (Decimal(56), Decimal(82)), "longitude": (Decimal(-10), Decimal(38))}
PLACES = Decimal("0.000001")  # a tenth of a metre


class MapPointBlock(QuestionBlock):
    class Meta:
        icon = "site"
        label = _("Place on a map")
        group = _("Places")


class MapPoint(PartsType):
    """Value: {"description": text or "", "latitude": decimal degrees or None, "longitude": the same}.

    One of them is enough: words for those who cannot use a map, a point (WGS 84, str) for those who can. The
    map is fetched from Kartverket only when somebody opens it.
    """

    name = "map_point"
    template = "forms_app/questions/map_point.html"
    block = MapPointBlock

    def parts(self, question: Question) -> tuple[Part, ...]:
        return (
            Part("description", _("Describe where it is"), True),
            Part("latitude", _("Latitude (north)"), True, width="w-20"),
            Part("longitude", _("Longitude (east)"), True, width="w-20"),
        )

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> dict[str, str | None]:
        texts = self.texts(question, raw)
        written = [texts["latitude"], texts["longitude"]]
        if written[0] and not written[1]:  # both in one, as maps on the web give them
            written = [*re.split(r"\s*[,;]\s+|\s+", written[0]), ""][:2]
        if any(written):
            latitude, longitude = (
                self._degrees(question, part, text) for part, text in zip(NORWAY, written, strict=True)
            )
        else:
            latitude = longitude = None
        return {"description": texts["description"], "latitude": latitude, "longitude": longitude}

    def _degrees(self, question: Question, part: str, text: str) -> str:
        number = text.replace(",", ".").rstrip("°NØEnøe ").strip()
        if not DEGREES.fullmatch(number):
            raise InvalidAnswer(
                gettext(
                    "Write both latitude and longitude in degrees in “%(label)s”, for example 69.97 and 23.27"
                )
                % {"label": question.label},
                part,
            )
        first, last = NORWAY[part]
        if not first <= Decimal(number) <= last:
            raise InvalidAnswer(
                gettext("The point in “%(label)s” is not in Norway") % {"label": question.label}, part
            )
        return format(Decimal(number).quantize(PLACES).normalize(), "f")

    def display(self, question: Question, value: Any) -> str:
        point = ""
        if value["latitude"] is not None:
            point = gettext("%(latitude)s° north, %(longitude)s° east") % {
                "latitude": number_format(value["latitude"], use_l10n=True),
                "longitude": number_format(value["longitude"], use_l10n=True),
            }
        return "\n".join(line for line in (value["description"], point) if line)

    def json_schema(self, question: Question) -> dict[str, Any]:
        degrees = {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
        properties = {"description": {"type": "string"}, "latitude": degrees, "longitude": degrees}
        return {"type": "object", "properties": properties, "required": list(properties)}

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        point = {"latitude": f"69,9{chance.randint(10, 99)}", "longitude": f"23.2{chance.randint(10, 99)}"}
        nowhere = {"latitude": "", "longitude": ""}
        words = {"description": "Ved den gamle kaia"}
        return chance.choice((words | nowhere, {"description": ""} | point, words | point))

    def wrong_sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        wrong = chance.choice((("nord", "øst"), ("69.97", ""), ("40.7", "-74.0"), ("", "23.27")))
        return {"description": "", "latitude": wrong[0], "longitude": wrong[1]}

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return super().context(question, raw, answer) | {"tiles": settings.MAP_TILES}
