"""The periods to choose among, and the days, weeks or months that a chart has a column for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included. `bucket` gives the first day of the column a day is in."""

    code: str
    name: str | Promise
    first: date
    last: date
    bucket: Callable[[date], date]

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
        day = formats.date_format(column, "j. F")
        return gettext("The week from %(day)s") % {"day": day} if self.bucket is _week else day

    def short_label(self, column: date) -> str:
        """The same, short enough for an axis."""
        return formats.date_format(column, "M" if self.bucket is _month else "j. M").lower()


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
