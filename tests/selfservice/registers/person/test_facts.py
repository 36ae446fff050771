"""Facts about a citizen: kept for an hour, asked for again, and what there is when the register is down."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from forms_app.filling import prefill
from forms_app.filling.applicants import Applicant, Level
from selfservice.accounts.events import citizen_logged_in
from selfservice.accounts.models import CitizenProfile
from selfservice.registers import health
from selfservice.registers.person.facts import FRESH, Status, person_facts
from selfservice.registers.person.simulator import SLOW_SECONDS
from tests import factories

pytestmark = pytest.mark.django_db
ORDINARY, HIDDEN, ABROAD, DEAD = "12838410047", "14829010160", "25876210188", "08923110055"


@pytest.fixture
def alta(db):
    return factories.municipality("alta")


def grow_old():
    an_hour_ago = timezone.now() - FRESH - timedelta(seconds=1)
    CitizenProfile.objects.update(facts_fetched_at=an_hour_ago)


def test_the_facts_of_an_ordinary_person(register, alta):
    answer = person_facts(factories.person(ORDINARY).pk, alta)
    assert answer.status == Status.KNOWN
    assert answer.facts.pop("fetched_at").startswith(str(timezone.now().year))
    assert answer.facts == {
        "name": "Gyllen Fjordhest",
        "first_name": "Gyllen",
        "middle_name": "",
        "last_name": "Fjordhest",
        "address": ["Prøvevegen 90 B", "9510 Alta"],
        "protected": False,
        "foreign": False,
        "birth_date": "1984-03-12",
        "source": "folkeregisteret",
    }


@pytest.mark.parametrize(
    ("national_id", "protected", "foreign", "has_address"),
    [(HIDDEN, True, False, False), (ABROAD, False, True, True), (DEAD, False, False, False)],
)
def test_others(register, alta, national_id, protected, foreign, has_address):
    facts = person_facts(factories.person(national_id).pk, alta).facts
    assert (facts["protected"], facts["foreign"], bool(facts["address"])) == (protected, foreign, has_address)


def test_they_are_sealed_and_asked_for_once_an_hour(register, alta):
    user = factories.person(ORDINARY)
    first = person_facts(user.pk, alta)
    assert person_facts(user.pk, alta) == first
    assert register.asked == 1
    assert b"Fjordhest" not in bytes(CitizenProfile.objects.get().person_facts_sealed)
    grow_old()
    assert person_facts(user.pk, alta).status == Status.KNOWN
    assert register.asked == 2


def test_an_old_answer_is_not_used_when_the_register_is_down(register, alta):
    user = factories.person(ORDINARY)
    person_facts(user.pk, alta)
    register.fault = "500"
    grow_old()
    answer = person_facts(user.pk, alta)
    assert (answer.status, answer.facts) == (Status.UNAVAILABLE, None)


def test_staff_see_that_it_is_down_and_that_it_is_back(register, alta):
    user = factories.person(ORDINARY)
    register.fault = "429"
    assert person_facts(user.pk, alta).status == Status.UNAVAILABLE
    assert health.unavailable() == ["Folkeregisteret"]
    register.fault = ""
    hammerfest = factories.municipality("hammerfest")
    register_again = person_facts(user.pk, hammerfest)
    assert register_again.status == Status.KNOWN


def test_somebody_the_register_does_not_know(register, alta):
    user = factories.person("30908299902")
    assert person_facts(user.pk, alta).status == Status.UNKNOWN
    person_facts(user.pk, alta)
    assert register.asked == 1


def test_an_account_without_a_profile_is_unknown(register, alta):
    assert person_facts(factories.citizen().pk, alta).status == Status.UNKNOWN


class TestPrefill:
    def facts(self, user, alta):
        return prefill.facts_about(Applicant(user.pk, Level.SUBSTANTIAL), alta, {"person"})["person"]

    def test_known(self, register, alta):
        assert self.facts(factories.person(ORDINARY), alta)["name"] == "Gyllen Fjordhest"

    def test_unknown(self, register, alta):
        assert self.facts(factories.person("30908299902"), alta) is None

    def test_down(self, register, alta):
        register.fault = "closed"
        assert self.facts(factories.person(ORDINARY), alta) == {"unavailable": True}

    def test_anonymous(self, register, alta):
        assert prefill.facts_about(Applicant(), alta, {"person"}) == {}
        assert register.asked == 0


def test_a_login_fetches_the_facts_and_is_not_held_up_by_a_slow_register(register, alta):
    user = factories.person(ORDINARY)
    event = {
        "request": RequestFactory().get("/"),
        "municipality": alta,
        "level": Level.HIGH,
        "first": True,
        "profile": user.citizen_profile,
    }
    citizen_logged_in.send(object(), **event)
    assert register.asked == 1
    assert CitizenProfile.objects.get().person_facts["name"] == "Gyllen Fjordhest"

    CitizenProfile.objects.update(facts_fetched_at=None)
    register.fault = "slow"
    started = timezone.now()
    citizen_logged_in.send(object(), **event)
    assert (timezone.now() - started).total_seconds() < SLOW_SECONDS
