"""Documents that readers can open or print."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a list shows it. `kind` is the ending of its name; `size` is in bytes."""

    title: str
    url: str
    kind: str
    size: int | None
    date: date


class DocumentBlock(blocks.StructBlock):
    """A document under a name that people understand."""

    title = blocks.CharBlock(default="", max_length=200, label=_("Title"))
    document = DocumentChooserBlock(label=_("Document"))
    date = blocks.DateBlock(
        required=False, label=_("Date"), help_text=_("Empty: the day when it was uploaded.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")


class DocumentsBlock(blocks.StructBlock):
    """Documents, under a heading if there is one."""

    heading = blocks.CharBlock(default="", required=False, max_length=100, label=_("Heading"))
    documents = blocks.ListBlock(DocumentBlock(), min_num=1, max_num=200, label=_("Documents"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"documents": documents_of(value)}

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "sites/blocks/documents.html"


def documents_of(value: Any) -> list[Document]:
    """What a DocumentsBlock's value lists, without documents that have been deleted."""
    return [
        Document(
            row["title"],
            file.url,
            file.file_extension.upper(),
            file.get_file_size(),
            row["date"] or timezone.localdate(file.created_at),
        )
        for row in value["documents"]
        if (file := row["document"])
    ]
