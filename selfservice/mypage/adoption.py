"""Brings what somebody began before they logged in to their Min side."""

from typing import Any

from django.http import HttpRequest

from forms_app.filling.adoption import adopt_drafts
from selfservice.accounts.models import CitizenProfile
from sites.municipalities.models import Municipality


def after_login(
    sender: Any, *, profile: CitizenProfile, municipality: Municipality, request: HttpRequest, **_: Any
) -> None:
    """Listens to `citizen_logged_in`."""
    adopt_drafts(request, municipality, profile.pk)
