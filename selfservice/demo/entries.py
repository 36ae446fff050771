"""Every page of the demo that is neither front page, self-service, dialog nor article."""

from selfservice.demo.bilingual import Bilingual
from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.building import building
from selfservice.demo.texts.calendar import calendar
from selfservice.demo.texts.entry import Entry
from selfservice.demo.texts.leisure import leisure
from selfservice.demo.texts.places import places
from sites.pages.departments import DepartmentPage
from sites.pages.events import EventPage, EventsPage
from sites.pages.guides import ChapterPage, GuidePage
from sites.pages.models import BasePage, ContentPage
from sites.pages.newsroom import NewsArchivePage
from sites.pages.places import PlacePage
from sites.pages.sections import SectionPage

KINDS: dict[str, type[BasePage]] = {
    "chapter": ChapterPage,
    "content": ContentPage,
    "department": DepartmentPage,
    "event": EventPage,
    "events": EventsPage,
    "guide": GuidePage,
    "news_archive": NewsArchivePage,
    "place": PlacePage,
    "section": SectionPage,
}


def entries(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    """In an order in which what is above comes first."""
    return (*leisure(demo, t), *building(demo, t), *calendar(demo, t), *places(demo, t))
