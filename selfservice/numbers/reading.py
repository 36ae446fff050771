"""What the tallies say about municipalities in a period: a few statements, however many municipalities."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils.functional import cached_property
from wagtail.models import Page

from selfservice.numbers.period import Period
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.numbers.models import Kind, Tally

OF_DIALOGS = (Kind.ARRIVAL, Kind.OPEN, Kind.START, Kind.SENT)


@dataclass(frozen=True, slots=True)
class Use:
    """How often a dialog or page was used, by kind. `title` is empty for what is gone."""

    subject: str
    title: str
    municipality: str
    counts: Mapping[str, int]

    @property
    def views(self) -> int:
        return self.counts.get(Kind.VIEW, 0)

    @property
    def opened(self) -> int:
        return self.counts.get(Kind.OPEN, 0)

    @property
    def begun(self) -> int:
        return self.counts.get(Kind.START, 0)

    @property
    def sent(self) -> int:
        return self.counts.get(Kind.SENT, 0)


class Numbers:
    """The numbers of `tallies`, which are scoped already, in a period."""

    def __init__(self, tallies: QuerySet[Tally], period: Period) -> None:
        self._all, self.period = tallies, period
        self._tallies = tallies.filter(day__range=(period.first, period.last))

    @cached_property
    def _by_day(self) -> Mapping[str, Mapping[date, int]]:
        """How often by kind and day, the period before too."""
        days = self._all.filter(day__range=(self.period.first_before, self.period.last))
        found: dict[str, dict[date, int]] = defaultdict(dict)
        for kind, day, n in _sums(days, "kind", "day"):
            found[kind][day] = n
        return found

    def total(self, kind: str) -> int:
        return sum(n for day, n in self._by_day.get(kind, {}).items() if day >= self.period.first)

    def before(self, kind: str) -> int:
        """The total of the period before; none where counting began within it."""
        began = min((min(days) for days in self._by_day.values()), default=self.period.last)
        if began > self.period.first_before + timedelta(days=self.period.days // 10):
            return 0
        return sum(n for day, n in self._by_day.get(kind, {}).items() if day < self.period.first)

    def columns(self, kind: str) -> list[int]:
        """How often in each of the period's columns."""
        by_column = Counter[date]()
        for day, n in self._by_day.get(kind, {}).items():
            by_column[self.period.bucket(day)] += n if day >= self.period.first else 0
        return [by_column[column] for column in self.period.columns]

    @cached_property
    def _by_way(self) -> list[tuple[Any, ...]]:
        kinds = (Kind.VIEW, *OF_DIALOGS)
        return _sums(self._tallies.filter(kind__in=kinds), "kind", "language", "device", "channel")

    def by_language(self, kind: str) -> Counter[str]:
        return self._by(1, kind)

    def by_device(self, kind: str) -> Counter[str]:
        return self._by(2, kind)

    def by_channel(self, kind: str) -> Counter[str]:
        return self._by(3, kind)

    def _by(self, place: int, kind: str) -> Counter[str]:
        found = Counter[str]()
        for row in self._by_way:
            if row[0] == kind:
                found[row[place]] += row[4]
        return found

    @cached_property
    def _by_subject(self) -> Mapping[tuple[int, str], Mapping[str, int]]:
        found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
        kinds = (Kind.VIEW, *OF_DIALOGS)
        for owner, subject, kind, n in _sums(
            self._tallies.filter(kind__in=kinds), "municipality", "subject", "kind"
        ):
            found[owner, subject][kind] = n
        return found

    def used(self, most_services: int, most_pages: int) -> tuple[list[Use], list[Use]]:
        """The services that were used most, and the pages that were shown most, each with its title."""
        by_kind = self._by_subject
        services = [key for key, counts in by_kind.items() if any(kind in counts for kind in OF_DIALOGS)]
        services.sort(
            key=lambda key: [by_kind[key].get(kind, 0) for kind in (Kind.SENT, Kind.START, Kind.OPEN)]
        )
        pages = [key for key, counts in by_kind.items() if Kind.VIEW in counts]
        pages.sort(key=lambda key: by_kind[key][Kind.VIEW])
        shown = services[: -most_services - 1 : -1], pages[: -most_pages - 1 : -1]
        keys = {key for part in shown for key in part}
        titles = titles_of(subject for _owner, subject in keys)
        names = municipality_names(owner for owner, _subject in keys)

        def use(key: tuple[int, str]) -> Use:
            owner, subject = key
            return Use(subject, titles.get(subject, ""), names.get(owner, ""), by_kind[key])

        return [use(key) for key in shown[0]], [use(key) for key in shown[1]]


def titles_of(subjects: Iterable[str]) -> dict[str, str]:
    """The titles of pages and dialogs, in bokmål where they have it."""
    keys = [key for subject in subjects if (key := _uuid(subject))]
    pages = Page.objects.filter(translation_key__in=keys).order_by()
    found: dict[str, str] = {}
    for key, language, title in pages.values_list("translation_key", "locale__language_code", "title"):
        if language == DEFAULT or str(key) not in found:
            found[str(key)] = title
    return found


def municipality_names(ids: Iterable[int]) -> dict[int, str]:
    return {row.pk: str(row) for row in Municipality.objects.filter(pk__in=set(ids))}


def _sums(tallies: QuerySet[Tally], *columns: str) -> list[tuple[Any, ...]]:
    return list(tallies.order_by().values_list(*columns).annotate(Sum("n")))


def _uuid(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None
