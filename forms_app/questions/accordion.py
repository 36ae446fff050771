"""Texts that unfold, for what only some people need to read; there is nothing to answer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.definition.markup import safe_html
from forms_app.definition.model import Question
from forms_app.questions.base import AnswerContext
from forms_app.questions.information import Information, InformationBlock
from forms_app.questions.paper import Area, words


class EntryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), default="", max_length=150)
    body = blocks.RichTextBlock(
        label=_("Text"), features=["bold", "link", "ul", "ol"], default="", search_index=False
    )

    class Meta:
        icon = "collapse-down"
        label = _("Text that unfolds")
        label_format = "{title}"


class AccordionBlock(InformationBlock):
    body = None
    entries = blocks.ListBlock(EntryBlock(), label=_("Texts that unfold"))

    class Meta:
        icon = "collapse-down"
        label = _("Texts that unfold")
        group = _("Text")


class Accordion(Information):
    """No value. Setting `entries` lists ids; texts “entry.<id>.title” and “entry.<id>.body” (clean HTML)."""

    name = "accordion"
    template = "forms_app/questions/accordion.html"
    block = AccordionBlock

    def compile(self, value: Mapping[str, Any], block_id: str) -> tuple[dict[str, Any], dict[str, str]]:
        texts: dict[str, str] = {}
        for entry in value["entries"].bound_blocks:
            texts[f"entry.{entry.id}.title"] = entry.value["title"]
            texts[f"entry.{entry.id}.body"] = safe_html(entry.value["body"])
        return {"entries": [entry.id for entry in value["entries"].bound_blocks]}, texts

    def check(self, value: Mapping[str, Any]) -> list[tuple[str, str]]:
        entries = list(value["entries"])
        if not entries or not all(one["title"].strip() and safe_html(one["body"]).strip() for one in entries):
            return [("entries", gettext("Every text that unfolds needs a heading and a text."))]
        return []

    def paper(self, question: Question) -> Area:
        return Area(
            "text", text="\n".join(f"{title}\n{words(body)}" for title, body in self._entries(question))
        )

    def _entries(self, question: Question) -> list[tuple[str, str]]:
        texts = question.settings
        return [
            (texts.get(f"entry.{entry}.title", ""), texts.get(f"entry.{entry}.body", ""))
            for entry in texts["entries"]
        ]

    def context(self, question: Question, raw: Any, answer: AnswerContext) -> dict[str, Any]:
        return {"entries": self._entries(question)}
