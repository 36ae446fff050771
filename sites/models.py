"""Django finds models here; each room keeps its own."""

from sites.alerts.models import Alert
from sites.launch.models import Launch
from sites.los.models import LosConcept
from sites.municipalities.models import Municipality, Region, StaffRole
from sites.numbers.models import Tally
from sites.pagecache.models import Stamp
from sites.pages.campaigns import CampaignPage
from sites.pages.deadlines import ConsultationPage, VacancyPage
from sites.pages.departments import DepartmentPage
from sites.pages.document_lists import DocumentListPage
from sites.pages.events import EventPage, EventsPage
from sites.pages.guides import ChapterPage, GuidePage
from sites.pages.models import ContentPage, HomePage, MunicipalityFolder
from sites.pages.newsroom import NewsArchivePage, NewsPage
from sites.pages.places import PlacePage
from sites.pages.sections import SectionPage
from sites.queue.models import Heartbeat
from sites.shared.models import SharedFolder, SharedHome
from sites.translations.approval import Approval
from sites.translations.models import OutdatedTranslation

__all__ = [
    "Alert",
    "Approval",
    "CampaignPage",
    "ChapterPage",
    "ConsultationPage",
    "ContentPage",
    "DepartmentPage",
    "DocumentListPage",
    "EventPage",
    "EventsPage",
    "GuidePage",
    "Heartbeat",
    "HomePage",
    "Launch",
    "LosConcept",
    "Municipality",
    "MunicipalityFolder",
    "NewsArchivePage",
    "NewsPage",
    "OutdatedTranslation",
    "PlacePage",
    "Region",
    "SectionPage",
    "SharedFolder",
    "SharedHome",
    "StaffRole",
    "Stamp",
    "Tally",
    "VacancyPage",
]
