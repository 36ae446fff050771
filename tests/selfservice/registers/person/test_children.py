"""A citizen's own children: who is offered, and what is never told."""

import json
from dataclasses import replace

import pytest

from forms_app.filling import prefill
from forms_app.filling.applicants import Applicant, Level
from selfservice.registers.person.children import may_be_offered
from selfservice.registers.person.client import register as the_register
from tests import factories
from tests.compiled import asked, definition, step_of

pytestmark = pytest.mark.django_db
PARENT, CHILDLESS = "27897110062", "12838410047"
DIALOG = definition(step_of("Barnet", asked("own_child", "Hvem gjelder det?")))


@pytest.fixture
def alta(db):
    return factories.municipality("alta")


def children(national_id, alta):
    user = factories.person(national_id)
    return prefill.facts_for(DIALOG, Applicant(user.pk, Level.SUBSTANTIAL), alta)


def test_children_by_name_and_birth_date_without_national_id_or_address(register, alta):
    facts = children(PARENT, alta)
    assert list(facts) == ["children"], "nothing is asked that no question uses"
    found = facts["children"]["children"]
    assert [(child["name"], child["birth_date"]) for child in found] == [
        ("Glad Multebær", "2014-06-11"),
        ("Nysgjerrig Multebær", "2017-02-23"),
    ]
    told = json.dumps(facts)
    assert "11861451188" not in told and "Strandgata" not in told
    assert children(PARENT, alta) == facts, "ids are the same next time"


def test_none(register, alta):
    assert children(CHILDLESS, alta) == {"children": None}


def test_a_register_that_is_down(register, alta):
    register.fault = "500"
    assert children(PARENT, alta) == {"children": {"unavailable": True}}


def test_a_dialog_without_such_a_question_asks_no_register(register, alta):
    user = factories.person(PARENT)
    plain = definition(step_of("A", asked("text", "Navn")))
    assert prefill.facts_for(plain, Applicant(user.pk, Level.SUBSTANTIAL), alta) == {}
    assert register.asked == 0


def test_a_protected_child_is_told_only_to_a_parent_who_is_protected_too(register):
    parent, child = the_register().fetch(PARENT), the_register().fetch("11861451188")
    hidden = replace(child, protected=True)
    assert may_be_offered(child, parent)
    assert not may_be_offered(hidden, parent)
    assert may_be_offered(hidden, replace(parent, protected=True))
    assert not may_be_offered(replace(child, dead=True), parent)
