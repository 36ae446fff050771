"""Made-up numbers of a year, so that the demo's charts have something to show. Nobody has counted these."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Page

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.definition.models import LiveDialog
from selfservice.promotion.models import ShortAddress
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Municipality
from sites.numbers.counting import Key, What, add
from sites.numbers.models import Device, Kind, Tally

WEEKS = 56
DAILY = 30  # days; those before have one row in four weeks, which is quicker made
CHANNELS = {"": 66, "plakat": 20, "nyhetsbrev": 14}
DEVICES = {Device.PHONE: 58, Device.COMPUTER: 36, Device.TABLET: 6}
MINUTES = {"2": 4, "5": 24, "10": 40, "20": 24, "60": 6, "1440": 2}


def ensure_numbers(municipality: Municipality) -> None:
    """Makes the history of a municipality that has none."""
    if not scoping.for_municipality(Tally.objects.all(), municipality).exists():
        add(_History(municipality).made())


class _History:
    """The same numbers each time it is made on a day."""

    def __init__(self, municipality: Municipality) -> None:
        self.municipality, self.chance = municipality, random.Random(municipality.slug)  # noqa: S311
        self.counts: Counter[Key] = Counter()

    def made(self) -> Counter[Key]:
        live = scoping.for_municipality(LiveDialog.objects.filter(version__isnull=False), self.municipality)
        dialogs = [(row.dialog, load(row.version_id, DEFAULT), self.chance.uniform(1, 9)) for row in live]
        self._give_channels_out([dialog for dialog, _definition, _liking in dialogs])
        pages = Page.objects.live().filter(path__startswith=self.municipality.folder.path, depth__gt=2)
        keys = list(pages.filter(locale__language_code=DEFAULT).values_list("translation_key", flat=True))[
            :25
        ]
        for day, size in _days(timezone.localdate()):
            for place, key in enumerate(keys):
                self._count(day, round(size * 90 / (place + 2)), Kind.VIEW, str(key), languages=True)
            for dialog, definition, liking in dialogs:
                self._dialog(day, round(size * liking), str(dialog), definition)
        return self.counts

    def _give_channels_out(self, dialogs: list[object]) -> None:
        addresses = scoping.for_municipality(
            ShortAddress.objects.filter(dialog__in=dialogs), self.municipality
        )
        for address in addresses:
            address.channels = list(dict.fromkeys([*address.channels, *filter(None, CHANNELS)]))
            address.save(update_fields=["channels"])

    def _dialog(self, day: date, begun: int, dialog: str, definition: Definition) -> None:
        for channel, share in CHANNELS.items():
            came = self._some(begun * 1.6 * share / 100)
            if channel:
                self._count(day, came, Kind.ARRIVAL, dialog, channel=channel)
            self._count(day, came, Kind.OPEN, dialog, channel=channel, languages=True)
            self._count(day, self._some(came / 1.6), Kind.START, dialog, channel=channel, languages=True)
        left = begun
        for step in definition.steps:
            self._count(day, round(left * 1.2), Kind.POSTED, dialog, part=step.id)
            for place, question in enumerate(step.questions[:3]):
                self._count(day, self._some(left * 0.14 / (place + 1)), Kind.ERROR, dialog, part=question.id)
            left = round(left * (0.78 if step.number == 2 else 0.95))
            self._count(day, left, Kind.PASSED, dialog, part=step.id)
        for channel, share in CHANNELS.items():
            sent = self._some(left * share / 100)
            self._count(day, sent, Kind.SENT, dialog, channel=channel, languages=True)
        for part, share in MINUTES.items():
            self._count(day, self._some(left * share / 100), Kind.TIME, dialog, part=part)

    def _some(self, expected: float) -> int:
        """A whole number about as large, and now and then one where a fraction is expected."""
        return int(expected * self.chance.uniform(0.8, 1.2) + self.chance.random())

    def _count(
        self,
        day: date,
        n: int,
        kind: Kind,
        subject: str,
        *,
        part: str = "",
        channel: str = "",
        languages: bool = False,
    ) -> None:
        told_apart = kind in (Kind.VIEW, Kind.ARRIVAL, Kind.OPEN, Kind.START, Kind.SENT)
        for device, share in DEVICES.items() if told_apart else [(Device.PHONE, 100)]:
            of_device = self._some(n * share / 100)
            language = DEFAULT
            if languages and self.chance.random() < 0.08 and len(self.municipality.languages) > 1:
                language = self.chance.choice(self.municipality.languages[1:])
            if of_device:
                what = What(self.municipality.pk, kind.value, subject, part, channel, language)
                self.counts[day.toordinal(), device.value, what] += of_device


def _days(today: date) -> Iterator[tuple[date, float]]:
    """The days that have numbers, and how large they are: more in the end than in the beginning, few on Sundays."""
    for ago in range(WEEKS * 7):
        day = today - timedelta(days=ago)
        growth = 1.3 - ago / (WEEKS * 7)
        season = 0.6 if day.month == 7 else 1.25 if day.month in (3, 8) else 1.0
        if ago < DAILY:
            yield day, growth * season * (0.35 if day.weekday() == 6 else 0.55 if day.weekday() == 5 else 1)
        elif day.toordinal() % 28 == 0:
            yield day, growth * season * 24
