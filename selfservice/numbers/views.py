"""The pages of numbers in the admin."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms_app.definition.loading import load
from forms_app.definition.models import DialogVersion
from selfservice.numbers import charts, dialog, export, shares
from selfservice.numbers.period import NAMES, OWN, DaysForm, Period, period
from selfservice.numbers.reading import Numbers, titles_of
from sites.admin.policy import DIALOG_WRITERS
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality, Region
from sites.numbers.models import Kind, Tally

MOST_SERVICES, MOST_PAGES = 30, 15


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the top of the page, with that of the period before."""

    name: str
    help: str
    n: int
    before: int

    @property
    def number(self) -> str:
        return number_format(self.n, force_grouping=True)

    @property
    def change(self) -> int | None:
        """In percent of the period before; None where there is too little to compare with."""
        return round(100 * (self.n - self.before) / self.before) if self.before >= 20 else None

    @property
    def fall(self) -> int:
        return -(self.change or 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, of what the user may see. No `municipality`: all of them.

    `wrong` has what is wrong with days of their own; then the period is the usual one.
    """

    period: Period
    wrong: DaysForm | None
    municipality: Municipality | None
    choices: list[Municipality]
    tallies: QuerySet[Tally]


def _asked(request: HttpRequest) -> Asked:
    """Raises Http404 for a municipality that is not the user's."""
    choices = list(scoping.municipalities_of(request.user, *DIALOG_WRITERS))
    tallies = scoping.for_staff(Tally.objects.all(), request.user, *DIALOG_WRITERS)
    chosen = choices[0] if len(choices) == 1 else None
    if name := request.GET.get("kommune", ""):
        chosen = scoping.get_or_404(scoping.municipalities_of(request.user, *DIALOG_WRITERS), slug=name)
    if chosen:
        tallies = scoping.for_municipality(tallies, chosen)
    today = timezone.localdate()
    code = request.GET.get("periode", "")
    own = DaysForm(request.GET, today) if code == OWN else None
    if own and own.is_valid():
        return Asked(own.period(), None, chosen, choices, tallies)
    return Asked(period(code, today), own, chosen, choices, tallies)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """How much the pages and services were used."""
    asked = _asked(request)
    numbers = Numbers(asked.tallies, asked.period)
    services, pages = numbers.used(MOST_SERVICES, MOST_PAGES)
    shown, begun, sent = (numbers.total(kind) for kind in (Kind.VIEW, Kind.START, Kind.SENT))
    context = _frame(asked, _("Numbers")) | {
        "figures": [
            Figure(_("Pages shown"), _("by people, not by robots"), shown, numbers.before(Kind.VIEW)),
            Figure(_("Forms begun"), _("the first answer was saved"), begun, numbers.before(Kind.START)),
            Figure(_("Forms sent"), _("they have their receipt"), sent, numbers.before(Kind.SENT)),
        ],
        "of_ten": shares.of_ten(sent, begun),
        "views": _columns(numbers, (_("Pages shown"), Kind.VIEW)),
        "dialogs": _columns(numbers, (_("Begun"), Kind.START), (_("Sent"), Kind.SENT)),
        "services": [(use, charts.percent(use.sent, max(use.begun, use.sent))) for use in services],
        "pages": [
            (use, shares.name_of_page(use), charts.percent(use.views, pages[0].views)) for use in pages
        ],
        "tables": [
            shares.devices(numbers.by_device(Kind.VIEW), _("Pages shown")),
            shares.languages(numbers.by_language(Kind.VIEW), _("Pages shown")),
            shares.channels(numbers.by_channel(Kind.ARRIVAL), _("Came by the link")),
        ],
        "many": len(asked.choices) > 1 and asked.municipality is None,
        "open_data": _open_data(asked),
    }
    return render(request, "selfservice/numbers/index.html", context)


@require_safe
def of_dialog(request: HttpRequest, dialog_id: UUID) -> HttpResponse:
    """How people fare in one dialog. Raises Http404 for another municipality's."""
    versions = scoping.for_staff(DialogVersion.objects.all(), request.user, *DIALOG_WRITERS)
    version = versions.filter(dialog=dialog_id).defer("definition").order_by("-number").first()
    version = version or scoping.get_or_404(versions.none(), pk=0)
    asked = _asked(request)
    tallies = scoping.for_staff(Tally.objects.filter(subject=str(dialog_id)), request.user, *DIALOG_WRITERS)
    numbers = Numbers(tallies, asked.period)
    found = dialog.sums(tallies.filter(day__range=(asked.period.first, asked.period.last)))
    definition = load(version.pk, DEFAULT)
    way = dialog.stages(found, definition)
    sent, begun = found[Kind.SENT].total(), found[Kind.START].total()
    context = _frame(asked, titles_of([str(dialog_id)]).get(str(dialog_id), definition.title)) | {
        "stages": way,
        "worst": dialog.worst(way),
        "of_ten": shares.of_ten(sent, begun),
        "views": found[Kind.VIEW].total(),
        "wrong": dialog.wrong(found, definition),
        "took": dialog.took(found),
        "median": dialog.duration(part).lower() if (part := dialog.median(found)) else "",
        "dialogs": _columns(numbers, (_("Begun"), Kind.START), (_("Sent"), Kind.SENT)),
        "tables": [
            shares.devices(numbers.by_device(Kind.OPEN), _("Opened")),
            shares.languages(numbers.by_language(Kind.OPEN), _("Opened")),
            shares.channels(
                numbers.by_channel(Kind.OPEN),
                _("Opened"),
                (_("Sent"), numbers.by_channel(Kind.SENT)),
            ),
        ],
        "dialog_id": dialog_id,
        "choices": [],
    }
    return render(request, "selfservice/numbers/dialog.html", context)


@require_safe
def csv(request: HttpRequest) -> HttpResponse:
    """Every tally of the period, for a spreadsheet."""
    asked = _asked(request)
    days = (asked.period.first, asked.period.last)
    return export.response(asked.tallies.filter(day__range=days), f"tall-{days[0]}-{days[1]}.csv")


def _open_data(asked: Asked) -> list[str]:
    """Where the numbers that are chosen are as open data."""
    if asked.municipality:
        return [asked.municipality.root_url + reverse("open_data:services")]
    regions = Region.objects.filter(municipalities__in=asked.choices).distinct().order_by("name")
    return [
        settings.WAGTAILADMIN_BASE_URL + reverse("open_data:region", args=[slugify(region.name)])
        for region in regions
    ]


def _columns(numbers: Numbers, *series: tuple[str, str]) -> charts.Columns:
    period = numbers.period
    labels = [(period.label(column), period.short_label(column)) for column in period.columns]
    return charts.columns(labels, [(name, numbers.columns(kind)) for name, kind in series])


def _frame(asked: Asked, title: str) -> dict[str, Any]:
    """What both pages have: the title, and what can be chosen."""
    return {
        "header_title": title,
        "period": asked.period,
        "periods": NAMES.items(),
        "own": OWN,
        "days": asked.wrong,
        "today": timezone.localdate(),
        "municipality": asked.municipality,
        "choices": asked.choices if len(asked.choices) > 1 else [],
    }
