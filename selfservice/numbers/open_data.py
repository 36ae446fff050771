"""The use of the services as open data, of a municipality and of a region: whole months, and nothing that few have
a part in.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms_app.definition.models import LiveDialog
from selfservice.numbers.reading import titles_of
from sites.launch.models import is_open
from sites.municipalities import scoping
from sites.municipalities.models import Municipality, Region
from sites.numbers.models import Kind, Tally
from sites.pagecache import public, stamps
from sites.pagecache.memo import Memo

FEWEST = 5  # smaller numbers are not told
MONTHS = 24
LICENCE = "https://data.norge.no/nlod/no/2.0"
_NAMES = {Kind.VIEW: "views", Kind.OPEN: "opened", Kind.START: "begun", Kind.SENT: "sent"}

Counts = Mapping[str, int]

_regions: Memo[dict[str, Any]] = Memo()


@require_safe
def services(request: HttpRequest) -> JsonResponse:
    """Every open service of the municipality, month by month; kept as a page until content or the day changes."""
    municipality = getattr(request, "municipality", None)
    if municipality is None:
        raise Http404
    return _file(data(municipality, timezone.localdate()))


@require_safe
def region(request: HttpRequest, slug: str) -> JsonResponse:
    """The open municipalities of a region together and each, month by month; on the host that they share."""
    if getattr(request, "municipality", None) is not None:
        raise Http404
    found = next((row for row in Region.objects.all() if slugify(row.name) == slug), None)
    if found is None:
        raise Http404
    owners = [row for row in found.municipalities.select_related("site", "launch") if is_open(row)]
    today = timezone.localdate()
    key = (found.pk, today, *(owner.pk for owner in owners))
    return _file(_regions.get(key, (stamps.MUNICIPALITIES,), lambda: region_data(found, owners, today)))


def _file(content: Mapping[str, Any]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"indent": 1})
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


def region_data(region: Region, owners: Sequence[Municipality], today: date) -> dict[str, Any]:
    """What is published of a region's municipalities `owners`, in one statement however many there are."""
    first, end = _span(today)
    tallies = Tally.objects.filter(municipality__in=owners, day__gte=first, day__lt=end, kind__in=_NAMES)
    rows = tallies.annotate(month=TruncMonth("day")).order_by("month", "municipality")
    sums: dict[date, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for month, kind, owner, n in rows.values_list("month", "kind", "municipality").annotate(Sum("n")):
        sums[month][kind][owner] = n
    return {
        "title": _("Use of the services of the municipalities in %(name)s") % {"name": region.name},
        "description": _(
            "How often pages and forms were shown, begun and sent, month by month, together and in each municipality. "
            "Counted without cookies and without knowing anybody; robots are left out. Numbers from 1 to 4 are left "
            "out (null), and so is a sum that a number left out could be reckoned from."
        ),
        "licence": LICENCE,
        "suppressed_below": FEWEST,
        "region": [
            _row(month, {kind: sum_told(kinds[kind]) for kind in _NAMES}) for month, kinds in sums.items()
        ],
        "municipalities": [
            {
                "name": owner.name,
                "organisation_number": owner.organisation_number,
                "url": f"{owner.root_url}/",
                "services": owner.root_url + reverse("open_data:services"),
                "months": [
                    _row(month, {kind: told(kinds[kind][owner.pk]) for kind in _NAMES})
                    for month, kinds in sums.items()
                ],
            }
            for owner in owners
        ],
    }


def sum_told(counts: Mapping[int, int]) -> int | None:
    """A sum of numbers that are told one by one, also elsewhere: not where one alone of them is left out."""
    left_out = sum(told(n) is None for n in counts.values())
    return None if left_out == 1 else told(sum(counts.values()))


def _row(month: date, counts: Mapping[str, int | None]) -> dict[str, Any]:
    return {"month": f"{month:%Y-%m}"} | {name: counts[kind] for kind, name in _NAMES.items()}


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
    first, end = _span(today)
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


def _span(today: date) -> tuple[date, date]:
    """The first day that is told of, and the first of the month that is not over."""
    end = today.replace(day=1)
    months = end.year * 12 + end.month - 1 - MONTHS
    return date(months // 12, months % 12 + 1, 1), end


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


urlpatterns = [
    path("tjenester.json", services, name="services"),
    path("<slug:slug>/tjenester.json", region, name="region"),
]
app_name = "open_data"
