"""Who sees a municipality before it opens: whoever came by a link with its code, and staff by one of their own.

Everybody else gets what a host that is nobody's gets, so that it cannot be told whether there is something.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import constant_time_compare

from sites.launch.models import Stage
from sites.municipalities.models import Municipality
from sites.pagecache.public import PRIVATE

PATH = "/prove/"
COOKIE = "__Host-launch" if settings.SECURE else "launch"
LINK_FOR = 10 * 60  # seconds that a link for staff works
STAFF_FOR = 12 * 3600
TESTERS_FOR = 60 * 24 * 3600
_SALT, _LINK_SALT = "launch", "launch-link"


def tester_link(municipality: Municipality) -> str:
    """The address that testers are given; it works until the code is changed."""
    return f"{municipality.root_url}{PATH}{municipality.launch.code}/"


def staff_link(municipality: Municipality) -> str:
    """An address that opens the pages for whoever is shown it within minutes: staff, by the admin."""
    return f"{municipality.root_url}{PATH}{signing.dumps(municipality.pk, salt=_LINK_SALT)}/"


def enter(request: HttpRequest, municipality: Municipality) -> HttpResponse | None:
    """The answer to somebody who comes by a link; None when the link is none."""
    token = request.path_info.removeprefix(PATH).strip("/")
    launch = municipality.launch
    if _loads(token, _LINK_SALT, LINK_FOR) == municipality.pk:
        ticket, seconds = [municipality.pk, ""], STAFF_FOR
    elif launch.stage == Stage.PILOT and constant_time_compare(token, launch.code):
        ticket, seconds = [municipality.pk, launch.code], TESTERS_FOR
    else:
        return None
    response = HttpResponseRedirect("/")
    response.set_cookie(
        COOKIE,
        signing.dumps(ticket, salt=_SALT),
        max_age=seconds,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return unseen(response)


def may_see(request: HttpRequest, municipality: Municipality) -> bool:
    """Whether the browser has been let in. Changing the code shuts testers out."""
    cookie = request.COOKIES.get(COOKIE, "")
    launch = municipality.launch
    if launch.stage == Stage.PILOT and _loads(cookie, _SALT, TESTERS_FOR) == [municipality.pk, launch.code]:
        return True
    return _loads(cookie, _SALT, STAFF_FOR) == [municipality.pk, ""]


def unseen[R: HttpResponse](response: R) -> R:
    """Keeps a response out of shared caches and of search engines."""
    response.headers["Cache-Control"] = PRIVATE
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _loads(value: str, salt: str, seconds: int) -> Any:
    try:
        return signing.loads(value, salt=salt, max_age=seconds)
    except signing.BadSignature:
        return None
