"""Files: sent now, or a word on why not."""

import random
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext, InvalidAnswer, QuestionType
from forms_app.questions.blocks import QuestionBlock
from forms_app.questions.paper import Area
from forms_app.uploads import kinds
from forms_app.uploads.refusals import explain
from forms_app.uploads.stored import State, StoredFile

MOST_FILES = 20
_FAMILY_NAMES = {
    "pdf": _("PDF"),
    "picture": _("picture (JPG or PNG)"),
    "document": _("text document (DOCX or ODT)"),
    "spreadsheet": _("spreadsheet (XLSX or ODS)"),
    "text": _("plain text (TXT or CSV)"),
}
# What a citizen may choose instead of a file now, as they say it and as others read it.
WAYS = {
    "now": (_("I send it now"), ""),
    "later": (_("I send it later"), _("To be sent later")),
    "already": (_("I have sent it before"), _("Has been sent before")),
    "none": (_("I do not have it"), _("Does not have it")),
}


class FilesBlock(QuestionBlock):
    families = blocks.MultipleChoiceBlock(
        label=_("Kinds of files"),
        choices=list(_FAMILY_NAMES.items()),
        default=["pdf", "picture", "document"],
    )
    max_number = blocks.IntegerBlock(label=_("Most files"), default=5, min_value=1, max_value=MOST_FILES)
    max_megabytes = blocks.IntegerBlock(label=_("Largest file (MB)"), default=20, min_value=1, max_value=100)
    later = blocks.BooleanBlock(label=_("May be sent later"), required=False, default=False)
    already = blocks.BooleanBlock(label=_("May have been sent before"), required=False, default=False)
    none = blocks.BooleanBlock(label=_("People may not have it"), required=False, default=False)

    class Meta:
        icon = "doc-full"
        label = _("Files")
        group = _("Files")


class Files(QuestionType):
    """Raw: {"how": one of WAYS}; the files themselves come with the context, by the question's place.

    Value: that, with "files": [{"id", "name", "type", "size" in bytes, "sha256"}], empty unless sent now.
    """

    name = "files"
    template = "forms_app/questions/files.html"
    block = FilesBlock
    grouped = True
    uses_files = True

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        return {
            "families": [family for family in kinds.FAMILIES if family in (value["families"] or ())],
            "max_number": value["max_number"],
            "max_megabytes": value["max_megabytes"],
            "ways": ["now", *(way for way in ("later", "already", "none") if value[way])],
        }, {}

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [] if value["families"] else [("families", gettext("Choose at least one kind of file."))]

    def read(self, question: Question, data: QueryDict) -> dict[str, str]:
        chosen = data.get(f"{question.name}-how", "")
        return {"how": chosen if chosen in question.settings["ways"] else "now"}

    def clean(self, question: Question, raw: Any, context: AnswerContext) -> Any:
        how = raw["how"] if raw["how"] in question.settings["ways"] else "now"
        if how != "now":
            return {"how": how, "files": []}
        found = context.files.get(question.place, ())
        for file in found:
            if problem := self.problem(question, file):
                raise InvalidAnswer(problem)
        if len(found) > (most := question.settings["max_number"]):
            raise InvalidAnswer(
                explain("number", label=question.label, name=found[most].name, limit=str(most))
            )
        if found:
            return {"how": how, "files": [file.as_value for file in found]}
        if question.required:
            raise InvalidAnswer(self.missing(question))
        return None

    def problem(self, question: Question, file: StoredFile) -> str:
        """Why a file of a draft cannot be sent as it is; empty when it can."""
        accepted = {kind.type for kind in kinds.of_families(question.settings["families"])}
        if file.state == State.REFUSED:
            code = "virus"
        elif not file.whole:
            code = "gone"
        elif file.type and file.type not in accepted:
            code = "type"
        else:
            return ""
        return explain(code, label=question.label, name=file.name, accepted=names_of(question))

    def missing(self, question: Question) -> str:
        return question.error or gettext("Choose a file in “%(label)s”") % {"label": question.label}

    def display(self, question: Question, value: Any) -> str:
        if value["how"] != "now":
            return str(WAYS[value["how"]][1])
        return "\n".join(f"{file['name']} ({filesizeformat(file['size'])})" for file in value["files"])

    def json_schema(self, question: Question) -> dict[str, Any]:
        file = {
            "type": "object",
            "properties": {
                "id": {"type": "string", "format": "uuid"},
                "name": {"type": "string"},
                "type": {"type": "string"},
                "size": {"type": "integer", "minimum": 1},
                "sha256": {"type": "string"},
            },
            "required": ["id", "name", "type", "size", "sha256"],
        }
        files = {"type": "array", "items": file, "maxItems": question.settings["max_number"]}
        return {
            "type": "object",
            "properties": {"how": {"enum": question.settings["ways"]}, "files": files},
            "required": ["how", "files"],
        }

    def sample(self, question: Question, chance: random.Random) -> dict[str, str]:
        """Without a file where that is allowed; else a robot must bring one (forms_app.uploads.samples)."""
        return {"how": chance.choice(question.settings["ways"][1:] or ["now"])}

    def paper(self, question: Question) -> Area:
        ways = {"now": gettext("Enclosed")} | {
            way: str(WAYS[way][1]) for way in question.settings["ways"] if way != "now"
        }
        return Area("ticks", options=tuple(ways.items()), ticked_by="how")

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        found = answer.files.get(question.place, ())
        accepted = kinds.of_families(question.settings["families"])
        types, here = {kind.type for kind in accepted}, {file.sha256 for file in found}
        left = question.settings["max_number"] - len(found)
        return {
            "files": [(file, self.problem(question, file)) for file in found],
            "how": (raw or {}).get("how", "now"),
            "ways": [(way, WAYS[way][0]) for way in question.settings["ways"]],
            "accept": ",".join(f".{ending}" for kind in accepted for ending in kind.endings),
            "limits": limits(question),
            "left": left,
            "several": question.settings["max_number"] > 1,
            "earlier": [file for file in answer.earlier if file.type in types and file.sha256 not in here],
        }


def names_of(question: Question) -> str:
    """The kinds that a question takes, as people read them."""
    return ", ".join(str(_FAMILY_NAMES[family]) for family in question.settings["families"])


def largest_of(question: Question) -> int:
    """The most bytes that a file of this question may have."""
    return min(question.settings["max_megabytes"] * 1024 * 1024, settings.UPLOAD_MAX_BYTES)


def limits(question: Question) -> str:
    """What may be sent, in one sentence for the help of the control."""
    number = question.settings["max_number"]
    sentence = ngettext(
        "%(kinds)s. %(number)d file of at most %(size)s.",
        "%(kinds)s. At most %(number)d files of at most %(size)s each.",
        number,
    )
    parts = {"kinds": names_of(question), "number": number, "size": filesizeformat(largest_of(question))}
    return sentence % parts
