"""Looks once a day whether somebody still answers at the addresses of external services.

A website that refuses robots (403, 429) is alive. Only what fails several days in a row is reported, once.
"""

import logging
import time
from datetime import timedelta

import httpx
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from selfservice.catalogue.external import DEAD_AFTER, ExternalService
from sites.municipalities.models import StaffRole

EVERY = timedelta(hours=20)  # a little less than a day, so that the hour does not wander
AT_ONCE = 50
LONGEST = 120.0  # seconds of one run: it shares its worker with deliveries
TIMEOUT = 5.0
SERVER_ERROR = 500
GONE = {404, 410}

log = logging.getLogger(__name__)


def check() -> None:
    """Looks at the addresses that have waited longest, and mails the region about those found dead."""
    _look()
    report()


def _look() -> None:
    started = time.monotonic()
    due = ExternalService.objects.filter(
        Q(checked_at=None) | Q(checked_at__lt=timezone.now() - EVERY)
    ).order_by(F("checked_at").asc(nulls_first=True))[:AT_ONCE]
    agent = {"User-Agent": "Portalen link check"}
    with httpx.Client(timeout=TIMEOUT, follow_redirects=True, max_redirects=5, headers=agent) as client:
        for service in due:
            if time.monotonic() - started > LONGEST:
                return
            row = ExternalService.objects.filter(pk=service.pk)
            # Not through save(): what a check finds changes no page.
            if answers(client, service.url):
                row.update(checked_at=timezone.now(), failures=0, reported=False)
            else:
                row.update(checked_at=timezone.now(), failures=F("failures") + 1)


def answers(client: httpx.Client, url: str) -> bool:
    """Whether there is something at an address. Nothing is read of it."""
    try:
        status = client.head(url).status_code
        if status >= httpx.codes.BAD_REQUEST:  # many servers do not know HEAD
            with client.stream("GET", url) as response:
                status = response.status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        return False
    return status < SERVER_ERROR and status not in GONE


def report() -> None:
    """One mail to the region about all addresses newly found dead; tried again next time if it fails."""
    dead = list(ExternalService.objects.filter(failures__gte=DEAD_AFTER, reported=False))
    to = list(
        get_user_model()
        .objects.filter(is_active=True, groups__staff_role__role=StaffRole.Role.REGION)
        .exclude(email="")
        .values_list("email", flat=True)
        .distinct()
    )
    if not dead or not to:
        return
    with override("nb"):
        body = [_("Nobody has answered at these addresses for several days:"), ""]
        body += [f"{service}\n{service.url}" for service in dead]
        body += ["", settings.WAGTAILADMIN_BASE_URL + reverse("external_services:index")]
        message = EmailMessage(
            subject=_("External services that no longer answer"),
            body="\n".join(body) + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=to,
            headers={"Auto-Submitted": "auto-generated"},
        )
    try:
        message.send()
    except OSError:
        log.warning("the report about dead links could not be sent")
        return
    ExternalService.objects.filter(pk__in=[service.pk for service in dead]).update(reported=True)
