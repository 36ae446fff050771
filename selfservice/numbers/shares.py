"""How a whole is shared: between devices, languages and channels, with a sentence that says what there is to see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from selfservice.numbers import charts
from selfservice.numbers.reading import Use
from sites.numbers.models import Device

LANGUAGES = dict(settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole; `more` are further numbers of the same row."""

    name: str
    n: int
    width: str
    percent: int
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Shares under a heading, the largest first; `finding` says it in words."""

    heading: str
    finding: str
    column: str
    more: tuple[str, ...]
    shares: tuple[Share, ...]


def devices(counts: Counter[str], column: str) -> Table:
    names = {value: str(label) for value, label in Device.choices}
    table = _table(_("Which device they use"), column, counts, names)
    if not table.shares:
        return table
    phones = counts[Device.PHONE] * 10 / counts.total()
    if phones >= 5:
        finding = _("%(count)s of 10 come with a phone: look at your pages on one.") % {
            "count": round(phones)
        }
    else:
        finding = _("Most come with a computer or tablet.")
    return _with(table, finding)


def languages(counts: Counter[str], column: str) -> Table:
    table = _table(_("Which language they read"), column, counts, LANGUAGES)
    others = counts.total() - counts[settings.LANGUAGE_CODE]
    if not counts:
        return table
    percent = round(100 * others / counts.total())
    return _with(table, _("%(percent)s %% read another language than bokmål.") % {"percent": percent})


def channels(counts: Counter[str], column: str, *more: tuple[str, Mapping[str, int]]) -> Table:
    """Those without a channel too: what a channel leads here is seen beside them."""
    table = _table(_("What led them here"), column, counts, {"": _("No channel")}, *more)
    led = [share for share in table.shares if share.name != _("No channel")]
    if not led:
        return _with(
            table, _("Make links with a channel at “Promote” on a form's page, and see here what works.")
        )
    return _with(table, _("“%(name)s” leads most people here.") % {"name": led[0].name})


def of_ten(part: int, whole: int) -> int | None:
    """How many of ten; None where there are too few to say it."""
    return min(round(10 * part / whole), 10) if whole >= 5 else None


def name_of_page(use: Use) -> str:
    """What to call a page, or another view that has no title of its own."""
    names = {
        "search": _("Search"),
        "answers:index": _("Questions and answers"),
        "answers:answer": _("A question with its answer"),
        "answers:thanks": _("Thanks for an answer to “Did this help?”"),
    }
    return use.title or names.get(use.subject) or _("A page that is gone")


def _table(
    heading: str,
    column: str,
    counts: Counter[str],
    names: Mapping[str, str],
    *more: tuple[str, Mapping[str, int]],
) -> Table:
    most, total = max(counts.values(), default=0), counts.total()
    shares = tuple(
        Share(
            names.get(code) or code or _("Not known"),
            n,
            charts.percent(n, most),
            round(100 * n / total),
            tuple(numbers.get(code, 0) for _name, numbers in more),
        )
        for code, n in counts.most_common()
    )
    return Table(heading, "", column, tuple(name for name, _numbers in more), shares)


def _with(table: Table, finding: str) -> Table:
    return Table(table.heading, finding, table.column, table.more, table.shares)
