"""Who is filling in, as accounts (a higher room) tells it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.http import HttpRequest


class Level(StrEnum):
    """Assurance level that a dialog demands (ID-porten's acr; none: no login)."""

    NONE = "none"
    SUBSTANTIAL = "substantial"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Applicant:
    """A citizen with the level they logged in at, or an anonymous visitor (no id, level none)."""

    citizen_id: int | None = None
    level: Level = Level.NONE

    def reaches(self, level: Level) -> bool:
        return self.level.rank >= level.rank


class Accounts(Protocol):
    """What filling in needs of logins."""

    def current(self, request: HttpRequest) -> Applicant:
        """Who sends this request; a session past its idle limit is anonymous."""

    def login_url(self, request: HttpRequest, level: Level, next_url: str) -> str:
        """Where to send somebody who must log in, or in at a higher level, to come back to `next_url`."""


class _NoAccounts:
    def current(self, request: HttpRequest) -> Applicant:
        return Applicant()

    def login_url(self, request: HttpRequest, level: Level, next_url: str) -> str:
        return "/"


_accounts: Accounts = _NoAccounts()


def register_accounts(accounts: Accounts) -> None:
    """Called once at start by the room that knows logins."""
    global _accounts
    _accounts = accounts


def current(request: HttpRequest) -> Applicant:
    """Who sends this request."""
    return _accounts.current(request)


def login_url(request: HttpRequest, level: Level, next_url: str) -> str:
    """Where to log in at `level`, coming back to `next_url`."""
    return _accounts.login_url(request, level, next_url)
