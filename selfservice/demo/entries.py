"""Every page of the demo that is neither front page, self-service, dialog nor article."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.building import building
from selfservice.demo.texts.calendar import calendar
from selfservice.demo.texts.leisure import leisure
from selfservice.demo.texts.places import places
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts.entry import Entry


def entries(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    """In an order in which what is above comes first."""
    return (*leisure(demo, t), *building(demo, t), *calendar(demo, t), *places(demo, t))
