"""Citizens' sessions: who sends a request, at which level, for how long, and on which municipality's host.

The session row holds ids and times only: account, municipality, level, and the times of login and last visit.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib import auth
from django.http import HttpRequest

from forms_app.filling.applicants import Level

IDLE_LIMIT = 30 * 60  # seconds without a request that shows or uses what is the citizen's own
ABSOLUTE_LIMIT = 8 * 3600  # seconds since login
SEEN_STEP = 60  # the last visit is written at most this often
KEY = "citizen"


@dataclass(frozen=True, slots=True)
class Citizen:
    """A logged-in person on one municipality's host; `since` is the time of login (Unix seconds)."""

    user: Any
    level: Level
    since: int

    @property
    def user_id(self) -> int:
        return self.user.pk


@dataclass(frozen=True, slots=True)
class End:
    """When a session ends. `final`: nothing puts it off, for it has reached the absolute limit."""

    at: datetime
    seconds: int
    final: bool


def citizen_of(request: HttpRequest) -> Citizen | None:
    """Who is logged in on this municipality's host and within both limits; None for everybody else.

    Staff are never citizens, and a session of another municipality's host is nobody's here.
    """
    if not hasattr(request, "_citizen"):
        request._citizen = _read(request)
    return request._citizen


def is_expired(request: HttpRequest) -> bool:
    """Whether the browser has a citizen's session that ran out: the next login must be a fresh one."""
    state = request.session.get(KEY)
    return state is not None and _too_old(state)


def begin(request: HttpRequest, user: Any, level: Level) -> None:
    """Makes the session that of `user` at `level`, under a new key that nobody has seen (ASVS 7.2.4).

    Nothing of another person's session is carried over.
    """
    same = request.session.get(auth.SESSION_KEY) == str(user.pk)
    if not same and auth.SESSION_KEY in request.session:
        request.session.flush()
    auth.login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if same:  # Django keeps the key of somebody who logs in again
        request.session.cycle_key()
    now = int(time.time())
    request.session[KEY] = {
        "level": level.value,
        "municipality": request.municipality.pk,
        "since": now,
        "seen": now,
    }
    request._citizen = Citizen(user, level, now)


def end(request: HttpRequest) -> None:
    """Deletes the session on the server: its cookie opens nothing any more (ASVS 7.4.1)."""
    auth.logout(request)
    request._citizen = None


def end_of(request: HttpRequest) -> End | None:
    """When the citizen's session ends if nothing is done; None where there is none. Prolongs nothing."""
    municipality = request.municipality
    state = request.session.get(KEY) if municipality is not None else None
    if state is None or state["municipality"] != municipality.pk or _too_old(state):
        return None
    idle, absolute = state["seen"] + IDLE_LIMIT, state["since"] + ABSOLUTE_LIMIT
    at = min(idle, absolute)
    return End(datetime.fromtimestamp(at, UTC), max(0, int(at - time.time())), absolute <= idle)


def extend(request: HttpRequest) -> None:
    """Counts this moment as a visit, for a session that has not ended; the absolute limit stays."""
    if citizen_of(request) is not None:
        request.session[KEY] = request.session[KEY] | {"seen": int(time.time())}


def _read(request: HttpRequest) -> Citizen | None:
    municipality = request.municipality
    state = request.session.get(KEY) if municipality is not None else None
    if state is None or state["municipality"] != municipality.pk or _too_old(state):
        return None
    user = auth.get_user(request)  # None of it when the account was closed meanwhile (ASVS 7.4.2)
    if not user.is_authenticated or user.is_staff or user.is_superuser:
        return None
    now = int(time.time())
    if now - state["seen"] >= SEEN_STEP:
        request.session[KEY] = state | {"seen": now}
    return Citizen(user, Level(state["level"]), state["since"])


def _too_old(state: dict[str, Any]) -> bool:
    now = time.time()
    return now - state["seen"] > IDLE_LIMIT or now - state["since"] > ABSOLUTE_LIMIT
