"""Django finds models here; each room keeps its own."""

from selfservice.accounts.models import CitizenProfile, ProviderSession
from selfservice.answers.models import Answer, Feedback
from selfservice.audit.models import AccessLog
from selfservice.cases.models import Case, CaseCounter, CaseEvent
from selfservice.catalogue.external import ExternalService
from selfservice.catalogue.models import PortalPage
from selfservice.oldlinks.models import OldLink
from selfservice.promotion.models import ShortAddress
from selfservice.searches.models import MissedSearch

__all__ = [
    "AccessLog",
    "Answer",
    "Case",
    "CaseCounter",
    "CaseEvent",
    "CitizenProfile",
    "ExternalService",
    "Feedback",
    "MissedSearch",
    "OldLink",
    "PortalPage",
    "ProviderSession",
    "ShortAddress",
]
