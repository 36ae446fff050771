"""The portal page, and the public services of others that every municipality may show."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from forms_app.editor.los import LOS_THEMES
from selfservice.catalogue import services
from sites.municipalities.models import Municipality
from sites.navigation.chrome import PORTAL_SLUG
from sites.pages.blocks.text import CalloutBlock, RichTextBlock
from sites.pages.models import BasePage


class MenuLinkBlock(blocks.StructBlock):
    """A link of the menu: to a page, or to another website."""

    title = blocks.CharBlock(default="", max_length=80, label=_("Title"))
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    url = blocks.URLBlock(required=False, label=_("or address on another website"))


class MenuBlock(blocks.StructBlock):
    """A group of links beside the services."""

    heading = blocks.CharBlock(default="", max_length=80, label=_("Heading"))
    links = blocks.ListBlock(MenuLinkBlock(), min_num=1, max_num=15, label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Menu")
        template = "selfservice/catalogue/menu.html"


class PortalPage(BasePage):
    """Self-service: menu on the left, services in the middle."""

    menu = StreamField(
        [("menu", MenuBlock()), ("callout", CalloutBlock()), ("text", RichTextBlock())],
        verbose_name=_("menu"),
        blank=True,
    )

    template = "selfservice/catalogue/portal.html"
    max_count_per_parent = 1
    parent_page_types = ["municipal_sites.HomePage"]
    subpage_types = ["forms_app.DialogPage"]
    content_panels = [*Page.content_panels, FieldPanel("description"), FieldPanel("menu")]

    class Meta:
        verbose_name = _("self-service page")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = PORTAL_SLUG  # steps and receipts have fixed addresses below it
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        found = services.services(request.municipality, get_language() or "nb")
        context["municipal"] = services.by_theme(service for service in found if not service.owner)
        context["others"] = services.by_theme(service for service in found if service.owner)
        return context


@register_snippet
class ExternalService(models.Model):
    """A public service of somebody else, kept once by the region and shown by all its municipalities."""

    url = models.URLField(_("address"), unique=True)
    owner = models.CharField(_("owner"), max_length=60, help_text=_("Who offers it, for example Nav."))
    los_theme = models.CharField(_("theme"), max_length=60, choices=LOS_THEMES)
    name_nb = models.CharField(_("name (bokmål)"), max_length=100)
    name_nn = models.CharField(_("name (nynorsk)"), max_length=100, blank=True)
    name_se = models.CharField(_("name (Northern Sámi)"), max_length=100, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=100, blank=True)
    description_nb = models.CharField(_("description (bokmål)"), max_length=250, blank=True)
    description_nn = models.CharField(_("description (nynorsk)"), max_length=250, blank=True)
    description_se = models.CharField(_("description (Northern Sámi)"), max_length=250, blank=True)
    description_en = models.CharField(_("description (English)"), max_length=250, blank=True)
    hidden_by = models.ManyToManyField(
        Municipality, blank=True, related_name="+", verbose_name=_("not shown by")
    )

    panels = [
        FieldPanel("url"),
        FieldPanel("owner"),
        FieldPanel("los_theme"),
        MultiFieldPanel([FieldPanel("name_nb"), FieldPanel("description_nb")], "Bokmål"),
        MultiFieldPanel([FieldPanel("name_nn"), FieldPanel("description_nn")], "Nynorsk"),
        MultiFieldPanel([FieldPanel("name_se"), FieldPanel("description_se")], "Davvisámegiella"),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("description_en")], "English"),
        FieldPanel("hidden_by"),
    ]

    class Meta:
        verbose_name = _("external service")
        verbose_name_plural = _("external services")
        ordering = ["name_nb"]

    def __str__(self) -> str:
        return f"{self.name_nb} ({self.owner})"

    def clean(self) -> None:
        if not self.url.startswith("https://"):
            raise ValidationError({"url": _("The address must begin with https://.")})
