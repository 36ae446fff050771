"""Whose a draft is: a logged-in citizen's, or that of whoever holds the browser's token."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from forms_app.filling.applicants import Applicant
from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality

TOKEN_AGE = 365 * 24 * 3600  # seconds; the longest that a draft can be kept


@dataclass(frozen=True, slots=True)
class Owner:
    """A citizen, or a browser by the SHA-256 of its token (empty: a browser without one)."""

    citizen_id: int | None
    browser: str

    @property
    def columns(self) -> dict[str, Any]:
        """What the owner's rows have in their columns."""
        if self.citizen_id is not None:
            return {"citizen_id": self.citizen_id}
        # No browser has the empty fingerprint: a row without citizen has a fingerprint.
        return {"citizen_id": None, "browser": self.browser or "nobody"}

    def drafts(self, municipality: Municipality) -> QuerySet[Draft]:
        """The owner's own drafts in a municipality."""
        return for_municipality(Draft.objects, municipality).filter(**self.columns)

    def submissions(self, municipality: Municipality) -> QuerySet[Submission]:
        """What the owner has sent to a municipality."""
        return for_municipality(Submission.objects, municipality).filter(**self.columns)


def owner_of(request: HttpRequest, applicant: Applicant) -> Owner:
    """Whose drafts the sender of a request may reach."""
    token = request.COOKIES.get(settings.DRAFT_COOKIE_NAME, "")
    return Owner(applicant.citizen_id, fingerprint(token) if token else "")


def fingerprint(token: str) -> str:
    """What is stored of a browser's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A token for a browser that has none: given before it posts, so that two quick posts are one owner's."""
    return secrets.token_urlsafe(32)


def give_token(response: HttpResponse, token: str) -> None:
    """Leaves a token in the browser."""
    response.set_cookie(
        settings.DRAFT_COOKIE_NAME,
        token,
        max_age=TOKEN_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
