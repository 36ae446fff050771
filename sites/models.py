"""Django finds models here; each room keeps its own."""

from sites.los.models import LosConcept
from sites.municipalities.models import Municipality, Region, StaffRole
from sites.pagecache.models import Stamp
from sites.pages.guides import ChapterPage, GuidePage
from sites.pages.models import ContentPage, HomePage, MunicipalityFolder
from sites.pages.sections import SectionPage
from sites.queue.models import Heartbeat

__all__ = [
    "ChapterPage",
    "ContentPage",
    "GuidePage",
    "Heartbeat",
    "HomePage",
    "LosConcept",
    "Municipality",
    "MunicipalityFolder",
    "Region",
    "SectionPage",
    "StaffRole",
    "Stamp",
]
