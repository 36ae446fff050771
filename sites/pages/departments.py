"""A department of the municipality, and the people in it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from sites.pages.blocks.fixed import FixedCharBlock
from sites.pages.contact import Reachable
from sites.pages.models import ANYWHERE, ArticlePage


class PersonBlock(blocks.StructBlock):
    """Somebody whom people may contact."""

    name = FixedCharBlock(default="", max_length=100, label=_("Name"))
    role = blocks.CharBlock(default="", max_length=100, label=_("Position"))
    phone = FixedCharBlock(default="", required=False, max_length=30, label=_("Phone"))
    email = blocks.EmailBlock(default="", required=False, label=_("E-mail"))

    class Meta:
        icon = "user"
        label = _("Person")
        template = "sites/blocks/person.html"


class DepartmentPage(Reachable, ArticlePage):
    """What a department does, how to reach it, and who works there."""

    people = StreamField([("person", PersonBlock())], verbose_name=_("people"), blank=True)

    template = "sites/department.html"
    parent_page_types = [*ANYWHERE, "municipal_sites.DepartmentPage"]
    override_translatable_fields = Reachable.synchronised
    search_fields = [*ArticlePage.search_fields, index.SearchField("people")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        Reachable.contact_panel,
        FieldPanel("body"),
        FieldPanel("people"),
    ]

    class Meta:
        verbose_name = _("department")
