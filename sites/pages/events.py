"""What happens in the municipality: a calendar, and the events in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from sites.municipalities.models import Municipality
from sites.navigation.tree import homes
from sites.pagecache import stamps
from sites.pagecache.memo import Memo
from sites.pages.models import ArticlePage, BasePage
from sites.pages.relatives import above, trail_of

MOST = 200  # of one calendar


class EventsPage(BasePage):
    """The calendar: what is to come, soonest first."""

    template = "sites/events.html"
    parent_page_types = ["municipal_sites.HomePage", "municipal_sites.SectionPage"]
    subpage_types = ["municipal_sites.EventPage"]
    content_panels = [*Page.content_panels, FieldPanel("description")]

    class Meta:
        verbose_name = _("calendar of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        rows = upcoming(EventPage.objects.child_of(self))[:MOST]
        events = [Event(row.title, f"{row.slug}/", row.starts_at, row.ends_at, row.place) for row in rows]
        return context | {"trail": trail_of(self), "events": events}


class EventPage(ArticlePage):
    """Something that happens at a time and a place."""

    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=150)
    organiser = models.CharField(_("organiser"), max_length=150, blank=True)
    price = models.CharField(_("price"), max_length=100, blank=True)
    website = models.URLField(
        _("website"), blank=True, help_text=_("Where people can read more, or sign up.")
    )

    template = "sites/event.html"
    parent_page_types = [EventsPage]
    subpage_types: list[str] = []
    override_translatable_fields = [SynchronizedField("slug"), SynchronizedField("website")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("place")],
            _("Time and place"),
        ),
        FieldRowPanel([FieldPanel("organiser"), FieldPanel("price")]),
        FieldPanel("website"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("event")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It cannot end before it begins.")})

    @property
    def one_day(self) -> bool:
        """Whether it ends on the day it begins."""
        return not self.ends_at or timezone.localdate(self.ends_at) == timezone.localdate(self.starts_at)


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a list shows it."""

    title: str
    url: str
    starts_at: datetime
    ends_at: datetime | None
    place: str


def upcoming(events: Any) -> Any:
    """Those of a queryset that are not over when today begins, soonest first.

    What shows them is made again when the day changes (sites.pagecache.stamps).
    """
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        events.live()
        .annotate(_end=Coalesce("ends_at", "starts_at"))
        .filter(_end__gte=today)
        .order_by("starts_at")
    )


@dataclass(frozen=True, slots=True)
class Events:
    """The next events, and the address of the calendar (empty without events)."""

    items: list[Event]
    calendar: str


_known: Memo[Events] = Memo()


def coming(municipality: Municipality, language: str, limit: int) -> Events:
    """Up to `limit` events of a municipality, soonest first."""
    names = (stamps.content(municipality.pk), stamps.MUNICIPALITIES)
    return _known.get((municipality.pk, language, limit), names, lambda: _read(municipality, language, limit))


def _read(municipality: Municipality, language: str, limit: int) -> Events:
    home = homes(municipality).get(language)
    if home is None:
        return Events([], "")
    pages = upcoming(EventPage.objects.filter(path__startswith=home.path))
    rows = pages.values_list("title", "url_path", "starts_at", "ends_at", "place")[:limit]
    items = [Event(title, home.url_of(url_path), *rest) for title, url_path, *rest in rows]
    return Events(items, above(items[0].url) if items else "")
