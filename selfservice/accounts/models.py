"""What the portal keeps about a citizen, apart from what the citizen sends: all of it sealed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.encryption.fields import Sealed


class CitizenProfile(models.Model):
    """A citizen's own data. The account itself (User) holds no name, e-mail or national id.

    `person_facts` is what the population register said last, at `facts_fetched_at`; its shape is the register
    room's. `notice_email` is where the citizen wants notices, if they have said so.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="citizen_profile"
    )
    national_id_sealed = models.BinaryField()
    national_id = Sealed()
    person_facts_sealed = models.BinaryField(blank=True, default=b"")
    person_facts = Sealed()
    facts_fetched_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True, choices=settings.LANGUAGES)
    notice_email_sealed = models.BinaryField(blank=True, default=b"")
    notice_email = Sealed()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("citizen profile")

    def __str__(self) -> str:
        return f"{self.pk}"


class ProviderSession(models.Model):
    """Which session here belongs to which at ID-porten, so that a logout there ends it (front channel).

    `sid_hash` is a SHA-256 of issuer and sid: the row alone lets nobody log anybody out.
    """

    session_key = models.CharField(max_length=40, primary_key=True)
    sid_hash = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sid_hash[:8]


def national_id_of(user: Any) -> str | None:
    """The national id of an account (or its primary key); None for an account that is no citizen's."""
    profile = CitizenProfile.objects.filter(pk=getattr(user, "pk", user)).first()
    return profile.national_id if profile else None
