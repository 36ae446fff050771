"""What articles are built of, besides running text."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from sites.pages.blocks.documents import DocumentsBlock
from sites.pages.blocks.page_links import LinkedPageBlock
from sites.pages.blocks.pictures import PictureBlock
from sites.pages.blocks.service_links import ServiceBlock
from sites.pages.blocks.text import CalloutBlock, RichTextBlock


class FactBoxBlock(blocks.StructBlock):
    """The facts of a matter, set apart from the text."""

    heading = blocks.CharBlock(default="", max_length=100, label=_("Heading"))
    text = RichTextBlock(features=["bold", "italic", "ul", "ol", "link", "document-link"])

    class Meta:
        icon = "clipboard-list"
        label = _("Fact box")
        template = "sites/blocks/fact_box.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words."""

    text = blocks.TextBlock(default="", label=_("Quote"))
    source = blocks.CharBlock(default="", required=False, max_length=150, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "sites/blocks/quote.html"


class RowsBlock(blocks.TextBlock):
    """A table as text: a row on each line, its cells between `|`. What is pasted from a spreadsheet has tabs."""

    def clean(self, value: str) -> str:
        text = super().clean(value).replace("\t", " | ")
        rows = cells(text)
        if len(rows) < 2:
            raise ValidationError(_("Write the headings on the first line, and at least one row below."))
        if len({len(row) for row in rows}) > 1:
            raise ValidationError(_("Every line must have as many cells as the first one."))
        return text


def cells(text: str) -> list[list[str]]:
    """The cells of each row; empty lines are no rows."""
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]


class TableBlock(blocks.StructBlock):
    """A table with headings over its columns."""

    caption = blocks.CharBlock(default="", max_length=150, label=_("What the table shows"))
    rows = RowsBlock(
        default="",
        rows=6,
        label=_("Rows"),
        help_text=_("One row on each line, with | between the cells. The first line has the headings."),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["headings"], *context["rows"] = cells(value["rows"]) or [[]]
        return context

    class Meta:
        icon = "table"
        label = _("Table")
        template = "sites/blocks/table.html"


class FoldedBlock(blocks.StructBlock):
    """A heading that opens to a text."""

    heading = blocks.CharBlock(default="", max_length=150, label=_("Heading"))
    text = RichTextBlock()


class AccordionBlock(blocks.StructBlock):
    """Texts that readers open one by one."""

    texts = blocks.ListBlock(FoldedBlock(), min_num=1, max_num=30, label=_("Texts"))

    class Meta:
        icon = "collapse-down"
        label = _("Texts to open")
        template = "sites/blocks/accordion.html"


class PlainLinkBlock(blocks.StructBlock):
    """A link to a page, or to another website."""

    title = blocks.CharBlock(default="", max_length=100, label=_("Title"))
    page = LinkedPageBlock(required=False, label=_("Page"))
    url = blocks.URLBlock(required=False, label=_("or address on another website"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not (cleaned["page"] or cleaned["url"] or cleaned.get("service")):
            missing = ValidationError(_("Choose a page or a service, or write an address."))
            raise blocks.StructBlockValidationError({"page": missing})
        return cleaned


class LinkBlock(PlainLinkBlock):
    """A link to a page, to another website, or to a service."""

    service = ServiceBlock(required=False, label=_("or service"))


class LinksBlock(blocks.StructBlock):
    """A list of links."""

    heading = blocks.CharBlock(default="", required=False, max_length=100, label=_("Heading"))
    links = blocks.ListBlock(LinkBlock(), min_num=1, max_num=20, label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Links")
        template = "sites/blocks/links.html"


class FooterLinksBlock(LinksBlock):
    """A list of links below every page: none to services, which each page would have to look up."""

    links = blocks.ListBlock(PlainLinkBlock(), min_num=1, max_num=20, label=_("Links"))


def article_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks of every page that has running text."""
    return [
        ("text", RichTextBlock()),
        ("callout", CalloutBlock()),
        ("picture", PictureBlock()),
        ("fact_box", FactBoxBlock()),
        ("quote", QuoteBlock()),
        ("table", TableBlock()),
        ("accordion", AccordionBlock()),
        ("links", LinksBlock()),
        ("documents", DocumentsBlock()),
    ]
