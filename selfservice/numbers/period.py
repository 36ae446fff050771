"""The periods to choose among, days of one's own, and the days, weeks or months that a chart has a column for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sites.numbers.history import first_day_kept

WEEK = timedelta(days=7)
MOST_DAYS_AS_DAYS, MOST_DAYS_AS_WEEKS = 31, 26 * 7
MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included. `bucket` gives the first day of the column a day is in."""

    code: str
    name: str | Promise
    first: date
    last: date
    bucket: Callable[[date], date]

    @property
    def query(self) -> str:
        """What asks for this period in an address."""
        days = {"fra": self.first.isoformat(), "til": self.last.isoformat()} if self.code == OWN else {}
        return urlencode({"periode": self.code} | days)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def first_before(self) -> date:
        """The first day of the period of the same length before this one."""
        return self.first - timedelta(days=self.days)

    @property
    def columns(self) -> list[date]:
        """The first day of each column, in order."""
        days = (self.first + timedelta(days=n) for n in range(self.days))
        return list(dict.fromkeys(self.bucket(day) for day in days))

    def label(self, column: date) -> str:
        """What a column is called: a day, a week or a month."""
        if self.bucket is _month:
            return formats.date_format(column, "F Y")
        day = formats.date_format(column, "j. F" if self.first.year == self.last.year else "j. F Y")
        return gettext("The week from %(day)s") % {"day": day} if self.bucket is _week else day

    def short_label(self, column: date) -> str:
        """The same, short enough for an axis."""
        if self.bucket is _month:
            return formats.date_format(column, "M" if self.days <= 366 else "M y").lower()
        return formats.date_format(column, "j. M").lower()


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


NAMES = {
    "7": _("The last 7 days"),
    "30": _("The last 30 days"),
    "13": _("The last 13 weeks"),
    "12": _("The last 12 months"),
}
DEFAULT = "30"
OWN = "egen"


def period(code: str, today: date) -> Period:
    """The period that an address asks for, up to today; 30 days where it asks for none that there is."""
    code = code if code in NAMES else DEFAULT
    if code == "12":
        # Eleven whole months and this one: the days of all of them have rows of their own.
        months = today.year * 12 + today.month - 12
        return Period(code, NAMES[code], date(months // 12, months % 12 + 1, 1), today, _month)
    if code == "13":
        return Period(code, NAMES[code], _week(today) - 12 * WEEK, today, _week)
    days = timedelta(days=int(code) - 1)
    return Period(code, NAMES[code], today - days, today, _day)


class DaysForm(forms.Form):
    """Days of one's own: from (`fra`) and to (`til`), both included."""

    fra = forms.DateField(
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Write the first day."),
            "invalid": _("Write the day as day.month.year, for example 24.12.2026."),
        },
    )
    til = forms.DateField(
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Write the last day."),
            "invalid": _("Write the day as day.month.year, for example 24.12.2026."),
        },
    )

    def __init__(self, data: QueryDict, today: date) -> None:
        super().__init__(data)
        self._today = today

    def clean_fra(self) -> date:
        first: date = self.cleaned_data["fra"]
        if first > self._today:
            raise forms.ValidationError(gettext("This day has not come yet."))
        if first.year < self._today.year - MOST_YEARS:
            raise forms.ValidationError(
                gettext("Choose a day in %(year)s or later.") % {"year": self._today.year - MOST_YEARS}
            )
        return first

    def clean_til(self) -> date:
        last: date = self.cleaned_data["til"]
        first = self.cleaned_data.get("fra")
        if last > self._today:
            raise forms.ValidationError(gettext("This day has not come yet."))
        if first and last < first:
            raise forms.ValidationError(gettext("The last day cannot be before the first."))
        return last

    def period(self) -> Period:
        """The days that were asked for; those kept as months only are taken as whole months."""
        first, last = self.cleaned_data["fra"], self.cleaned_data["til"]
        kept = first_day_kept(self._today)
        if first < kept:
            first = _month(first)
        if last < kept:
            last = _month(_month(last) + timedelta(days=31)) - timedelta(days=1)
        days = (last - first).days + 1
        bucket = _day if days <= MOST_DAYS_AS_DAYS else _week if days <= MOST_DAYS_AS_WEEKS else _month
        if first < kept:
            bucket = _month
        return Period(OWN, _("Days of your own"), first, last, bucket)
