"""News as an Atom feed (RFC 4287) and events as calendar files, for programs that people choose."""

from datetime import datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.navigation.tree import Home, homes
from sites.pagecache import public
from sites.pages import icalendar
from sites.pages.events import MOST, EventPage
from sites.pages.newsroom import NewsPage

STORIES = 50
KEPT_DAYS = 30  # an event stays in people's calendars for so long after it was


def _home(request: HttpRequest) -> tuple[Municipality, Home]:
    municipality: Municipality | None = request.municipality  # type: ignore[attr-defined]
    home = homes(municipality).get(get_language() or DEFAULT) if municipality else None
    if municipality is None or home is None:
        raise Http404
    return municipality, home


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The newest stories."""
    municipality, home = _home(request)
    feed = Atom1Feed(
        title=_("News from %(municipality)s") % {"municipality": municipality.name},
        link=municipality.root_url + home.url,
        description="",
        language=get_language(),
        feed_url=municipality.root_url + request.path,
        author_name=municipality.name,  # required (RFC 4287, section 4.1.1)
    )
    stories = NewsPage.objects.live().public().filter(path__startswith=home.path).order_by("-date", "-pk")
    for story in stories[:STORIES]:
        url = municipality.root_url + home.url_of(story.url_path)
        feed.add_item(
            story.title,
            url,
            story.description,
            unique_id=f"urn:uuid:{story.translation_key}:{get_language()}",
            pubdate=timezone.make_aware(datetime.combine(story.date, time())),
            updateddate=story.last_published_at or timezone.now(),
        )
    return public.mark(
        HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    )


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What is to come, and what was lately, for people's own calendars."""
    municipality, home = _home(request)
    since = timezone.now() - timedelta(days=KEPT_DAYS)
    rows = EventPage.objects.live().public().filter(path__startswith=home.path, starts_at__gte=since)
    name = _("Events in %(municipality)s") % {"municipality": municipality.name}
    return _calendar(name, [_entry(row, municipality, home) for row in rows.order_by("starts_at")[:MOST]])


@require_safe
def event(request: HttpRequest, page_id: int) -> HttpResponse:
    """One event."""
    municipality, home = _home(request)
    rows = EventPage.objects.live().public().filter(path__startswith=home.path)
    row = get_object_or_404(rows, pk=page_id)
    return _calendar(row.title, [_entry(row, municipality, home)])


def _entry(row: EventPage, municipality: Municipality, home: Home) -> icalendar.Entry:
    return icalendar.Entry(
        uid=f"{row.translation_key}@{municipality.site.hostname}",
        title=row.title,
        description=row.description,
        place=row.place,
        url=municipality.root_url + home.url_of(row.url_path),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        changed_at=row.last_published_at or timezone.now(),
    )


def _calendar(name: str, entries: list[icalendar.Entry]) -> HttpResponse:
    return public.mark(HttpResponse(icalendar.calendar(name, entries), content_type=icalendar.MEDIA_TYPE))
