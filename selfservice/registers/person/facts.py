"""What we know about a citizen from the register: kept sealed for an hour, asked for again after that.

An older answer is never used, not even when the register is down: the address may have been protected since.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils import timezone

from forms_app.filling.applicants import Applicant
from selfservice.accounts.models import CitizenProfile
from selfservice.registers import Unavailable
from selfservice.registers.asking import ask
from selfservice.registers.person.client import register
from selfservice.registers.person.model import Person
from sites.municipalities.models import Municipality

CONNECTOR = "person"
FRESH = timedelta(hours=1)
LOGIN_TIMEOUT = 1.5  # seconds that a login may take longer for it; the facts are asked for again when used


class Status(StrEnum):
    KNOWN = "known"
    UNKNOWN = "unknown"  # the register has nobody by that id, or the citizen has no national id
    UNAVAILABLE = "unavailable"  # slow or down: try again later


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """`facts` is what pages and dialogs may use; None unless `status` is KNOWN."""

    status: Status
    facts: dict[str, Any] | None = None


def as_facts(person: Person) -> dict[str, Any]:
    """A person as the facts that dialogs, drafts and submissions keep (JSON-able)."""
    return {
        "name": person.name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "last_name": person.last_name,
        "address": list(person.address) if person.address else None,
        "protected": person.protected,
        "foreign": person.foreign,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "source": person.source,
        "fetched_at": person.fetched_at.isoformat(),
    }


def person_facts(citizen_id: int, municipality: Municipality, timeout: float | None = None) -> PersonFacts:
    """The facts about a citizen, asked for on behalf of a municipality.

    Takes `timeout` seconds at most, or the register's usual one.
    """
    profile = CitizenProfile.objects.filter(user_id=citizen_id).first()
    national_id = profile.national_id if profile else None
    if not national_id:
        return PersonFacts(Status.UNKNOWN)
    if not profile.facts_fetched_at or timezone.now() - profile.facts_fetched_at > FRESH:
        try:
            person = ask(
                CONNECTOR,
                municipality.pk,
                lambda: register().fetch(national_id),
                timeout or settings.PERSON_REGISTER["timeout"],
            )
        except Unavailable:
            return PersonFacts(Status.UNAVAILABLE)
        profile.person_facts = as_facts(person) if person and person.name else None
        profile.facts_fetched_at = timezone.now()
        profile.save(update_fields=["person_facts_sealed", "facts_fetched_at"])
    facts = profile.person_facts
    return PersonFacts(Status.KNOWN, facts) if facts else PersonFacts(Status.UNKNOWN)


def prefill(applicant: Applicant, municipality: Municipality) -> dict[str, Any] | None:
    """The prefill source `person`: the facts, {"unavailable": True}, or None where nothing is known."""
    if applicant.citizen_id is None:
        return None
    answer = person_facts(applicant.citizen_id, municipality)
    return {"unavailable": True} if answer.status == Status.UNAVAILABLE else answer.facts


def after_login(*, profile: CitizenProfile, municipality: Municipality, **_: Any) -> None:
    """Has the facts ready before the citizen needs them (receiver of `citizen_logged_in`)."""
    person_facts(profile.pk, municipality, LOGIN_TIMEOUT)
