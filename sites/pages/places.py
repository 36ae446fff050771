"""A place that people go to: school, library, harbour. Told in words, and shown on a map to who opens it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from sites.pages.contact import Reachable
from sites.pages.models import ANYWHERE, ArticlePage

DAYS = [(str(number), name) for number, name in WEEKDAYS.items()]


class OpeningHoursBlock(blocks.StructBlock):
    """Days that have the same hours."""

    first = blocks.ChoiceBlock(choices=DAYS, default="0", label=_("From day"))
    last = blocks.ChoiceBlock(choices=DAYS, default="4", label=_("To day"))
    opens = blocks.TimeBlock(label=_("Opens"))
    closes = blocks.TimeBlock(label=_("Closes"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        names = [WEEKDAYS[int(value["first"])], WEEKDAYS[int(value["last"])]]
        return context | {"days": names[:1] if names[0] == names[1] else names}

    class Meta:
        icon = "time"
        label = _("Opening hours")
        template = "sites/blocks/opening_hours.html"


class PlacePage(Reachable, ArticlePage):
    """Where it is, when it is open, and how to get there. Coordinates are WGS 84, in degrees."""

    hours = StreamField([("hours", OpeningHoursBlock())], verbose_name=_("opening hours"), blank=True)
    exceptions = models.CharField(
        _("exceptions"), max_length=250, blank=True, help_text=_("For example: closed on public holidays.")
    )
    directions = models.TextField(
        _("how to get there"), blank=True, help_text=_("In words, for those who cannot use the map.")
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    template = "sites/place.html"
    parent_page_types = ANYWHERE
    subpage_types: list[str] = []
    override_translatable_fields = Reachable.synchronised
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        Reachable.contact_panel,
        FieldPanel("hours"),
        FieldPanel("exceptions"),
        MultiFieldPanel(
            [FieldPanel("directions"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
            _("Map"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("place")

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Write both latitude and longitude, or neither.")})
        if self.latitude is not None and not (self.visiting_address or self.directions):
            raise ValidationError(
                {"directions": _("Tell in words too where it is: not everybody can use a map.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        shown = self.latitude is not None and self.longitude is not None
        return context | {"tiles": settings.MAP_TILES if shown else ""}
