"""Django finds models here; each room keeps its own."""

from selfservice.cases.models import Case, CaseCounter, CaseEvent

__all__ = ["Case", "CaseCounter", "CaseEvent"]
