"""Every page of the demo that is neither front page, self-service, dialog nor article."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.building import building
from selfservice.demo.texts.calendar import calendar
from selfservice.demo.texts.finnmark import finnmark
from selfservice.demo.texts.leisure import leisure
from selfservice.demo.texts.places import places
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.entry import Entry


def entries(
    demo: DemoMunicipality, place: pages.Place, t: Bilingual, more: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    """What every new municipality begins with, and what this one has put in its place and added, with `more`.

    In an order in which what is above comes first.
    """
    own = (
        *leisure(demo, t), *finnmark(demo, t), *building(demo, t), *calendar(demo, t), *places(demo, t), *more,
    )  # fmt: skip
    return tuple(
        (
            {entry.slug: entry for entry in pages.entries(place, t)} | {entry.slug: entry for entry in own}
        ).values()
    )
