"""What a citizen is told about being logged in."""

from dataclasses import dataclass
from datetime import UTC, datetime

from forms_app.filling.applicants import Level
from selfservice.accounts.sessions import ABSOLUTE_LIMIT, IDLE_LIMIT, Citizen


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """Times in UTC; `idle_minutes` without activity ends the session before `ends_at`."""

    since: datetime
    ends_at: datetime
    idle_minutes: int
    high: bool


def session_info(citizen: Citizen) -> SessionInfo:
    """The session of somebody logged in."""
    return SessionInfo(
        since=datetime.fromtimestamp(citizen.since, UTC),
        ends_at=datetime.fromtimestamp(citizen.since + ABSOLUTE_LIMIT, UTC),
        idle_minutes=IDLE_LIMIT // 60,
        high=citizen.level == Level.HIGH,
    )
