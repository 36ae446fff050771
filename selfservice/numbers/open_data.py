"""The use of a municipality's services as open data: whole months, and nothing that few have a part in."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms_app.definition.models import LiveDialog
from selfservice.numbers.reading import titles_of
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.numbers.models import Kind, Tally
from sites.pagecache import public

FEWEST = 5  # smaller numbers are not told
MONTHS = 24
LICENCE = "https://data.norge.no/nlod/no/2.0"
_NAMES = {Kind.VIEW: "views", Kind.OPEN: "opened", Kind.START: "begun", Kind.SENT: "sent"}

Counts = Mapping[str, int]


@require_safe
def services(request: HttpRequest) -> JsonResponse:
    """Every open service of the municipality, month by month; kept as a page until content or the day changes."""
    municipality = getattr(request, "municipality", None)
    if municipality is None:
        raise Http404
    response = JsonResponse(data(municipality, timezone.localdate()), json_dumps_params={"indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return public.mark(response)


def data(municipality: Municipality, today: date) -> dict[str, Any]:
    """What is published; the month that `today` is in is not over, and not among it."""
    live = scoping.for_municipality(LiveDialog.objects.filter(version__isnull=False), municipality)
    slugs = {str(row.dialog): row.slug for row in live}
    found = _months(municipality, today)
    titles = titles_of(slugs)
    return {
        "title": _("Use of the services of %(name)s") % {"name": municipality.name},
        "description": _(
            "How often pages and forms were shown, begun and sent, month by month. Counted without cookies and "
            "without knowing anybody; robots are left out. Numbers from 1 to 4 are left out (null), and where one "
            "of several is left out, the smallest of the others is too."
        ),
        "publisher": {
            "name": municipality.name,
            "organisation_number": municipality.organisation_number,
        },
        "licence": LICENCE,
        "suppressed_below": FEWEST,
        "site": [_month(month, _whole(subjects)) for month, subjects in found],
        "services": [
            {
                "id": key,
                "title": titles.get(key, slug),
                "url": municipality.root_url + reverse("filling:start", args=[slug]).removesuffix("start/"),
                "months": [_month(month, subjects[key]) for month, subjects in found if key in subjects],
            }
            for key, slug in sorted(slugs.items(), key=lambda one: titles.get(one[0], one[1]))
        ],
    }


def told(n: int) -> int | None:
    """A number, unless it is so small that it may tell about somebody."""
    return None if 0 < n < FEWEST else n


def parts_told(counts: Counts) -> dict[str, int | None]:
    """The parts of a whole that is told itself: where one is left out, so is the next, or it could be reckoned."""
    parts = {name: told(n) for name, n in counts.items()}
    if list(parts.values()).count(None) == 1:
        others = [name for name, n in parts.items() if n]
        if others:
            parts[min(others, key=counts.__getitem__)] = None
    return parts


# By kind: how often in all, by device, and by language.
Ways = dict[str, tuple[Counter[str], Counter[str]]]


def _months(municipality: Municipality, today: date) -> list[tuple[date, dict[str, Ways]]]:
    """What was counted, by month and subject."""
    end = today.replace(day=1)
    months = end.year * 12 + end.month - 1 - MONTHS
    first = date(months // 12, months % 12 + 1, 1)
    tallies = scoping.for_municipality(Tally.objects.all(), municipality).filter(
        day__gte=first, day__lt=end, kind__in=_NAMES
    )
    rows = tallies.annotate(month=TruncMonth("day")).order_by("month")
    found: dict[date, dict[str, Ways]] = defaultdict(dict)
    names = ("month", "subject", "kind", "device", "language")
    for month, subject, kind, device, language, n in rows.values_list(*names).annotate(Sum("n")):
        by_device, by_language = found[month].setdefault(subject, {}).setdefault(kind, (Counter(), Counter()))
        by_device[device or "unknown"] += n
        by_language[language or "unknown"] += n
    return list(found.items())


def _whole(subjects: Mapping[str, Ways]) -> Ways:
    """Everything in a month added together."""
    whole: Ways = {}
    for ways in subjects.values():
        for kind, (by_device, by_language) in ways.items():
            devices, languages = whole.setdefault(kind, (Counter(), Counter()))
            devices.update(by_device)
            languages.update(by_language)
    return whole


def _month(month: date, ways: Ways) -> dict[str, Any]:
    row: dict[str, Any] = {"month": f"{month:%Y-%m}"}
    for kind, name in _NAMES.items():
        by_device, by_language = ways.get(kind, (Counter(), Counter()))
        n = told(by_device.total())
        row[name] = n
        if n:
            row[f"{name}_by_device"] = parts_told(by_device)
            row[f"{name}_by_language"] = parts_told(by_language)
    return row


urlpatterns = [path("tjenester.json", services, name="services")]
app_name = "open_data"
