import json

import pytest

from forms_app.national_id import is_d_number, is_national_id, is_synthetic
from selfservice.demo.municipalities import DEMO_MUNICIPALITIES
from selfservice.demo.persons import BY_ID, PERSONS


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.national_id)
def test_every_person_is_synthetic_with_a_valid_id(person):
    assert is_synthetic(person.national_id)
    assert is_national_id(person.national_id, synthetic_allowed=True)
    assert not is_national_id(person.national_id, synthetic_allowed=False)


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.national_id)
def test_documents_have_the_registers_shape(person):
    document = person.document
    assert all(isinstance(elements, list) for elements in document.values())
    assert document["identifikasjonsnummer"][0]["foedselsEllerDNummer"] == person.national_id
    kind = "dNummer" if is_d_number(person.national_id) else "foedselsnummer"
    assert document["identifikasjonsnummer"][0]["identifikatortype"] == kind
    json.dumps(document)


def test_the_cases_that_matter_are_among_them():
    def having(text):
        return [person for person in PERSONS if text in json.dumps(person.document, ensure_ascii=False)]

    assert len({person.national_id for person in PERSONS}) == len(PERSONS) == len(BY_ID)
    for needed in (
        "strengtFortrolig",
        "utenlandskAdresse",
        "doedsdato",
        "matrikkeladresse",
        "dNummer",
        "C/O",
        "Ŋ",
    ):
        assert having(needed), needed
    children = {
        relation["relatertPerson"]
        for person in PERSONS
        for relation in person.document.get("familierelasjon", ())
    }
    assert len(children) == 2 and children <= BY_ID.keys()


def test_somebody_lives_in_every_municipality():
    for demo in DEMO_MUNICIPALITIES:
        assert any(demo.name in person.trait for person in PERSONS), demo.name
