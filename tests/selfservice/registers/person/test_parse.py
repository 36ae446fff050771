"""Reading Folkeregisteret's person document."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from forms_app.national_id import is_national_id, is_synthetic
from selfservice.demo.persons import BY_ID, PERSONS
from selfservice.registers.person.model import Person
from selfservice.registers.person.parse import NotAPersonDocument, parse

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def current(**values: Any) -> list[dict[str, Any]]:
    return [{"erGjeldende": True, **values}]


def living_at(**properties: Any) -> Person:
    return parse({"navn": current(fornavn="BLID", etternavn="TIND"), **properties}, NOW)


PLACE = {"postnummer": "9510", "poststedsnavn": "ALTA"}


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.title)
def test_the_demo_persons_have_synthetic_ids_and_readable_documents(person):
    assert is_national_id(person.national_id, synthetic_allowed=True)
    assert is_synthetic(person.national_id)
    json.dumps(person.document)
    assert parse(person.document, NOW).name == person.name


def test_an_ordinary_person():
    person = parse(BY_ID["12838410047"].document, NOW)
    assert person == Person(
        first_name="Gyllen",
        middle_name="",
        last_name="Fjordhest",
        address=("Prøvevegen 90 B", "9510 Alta"),
        foreign=False,
        protected=False,
        birth_date=date(1984, 3, 12),
        dead=False,
        children=(),
        source="folkeregisteret",
        fetched_at=NOW,
    )


@pytest.mark.parametrize(
    ("national_id", "address"),
    [
        ("18915810019", ("Nordlysheim", "9620 Kvalsund")),
        ("30819910053", ("c/o Stille Havn", "Kirkegata 7", "9550 Øksfjord")),
        ("25876210188", ("Storgatan 12", "973 34 Luleå", "Sverige")),
        ("56858510088", ("Kaiveien 2", "9690 Havøysund")),
        ("14829010160", None),
        ("03907910120", None),
        ("08923110055", None),
    ],
)
def test_the_demo_persons_addresses(national_id, address):
    assert parse(BY_ID[national_id].document, NOW).address == address


def test_abroad_dead_and_children():
    assert parse(BY_ID["25876210188"].document, NOW).foreign
    assert parse(BY_ID["08923110055"].document, NOW).dead
    mother = BY_ID["27897110062"].document
    assert parse(mother, NOW).children == ()
    assert parse(mother, NOW, with_children=True).children == ("11861451188", "23821751039")


@pytest.mark.parametrize(
    ("properties", "address"),
    [
        (
            {"bostedsadresse": current(matrikkeladresse={
                "matrikkelnummer": {"kommunenummer": "5601", "gaardsnummer": 27, "bruksnummer": 114,
                                    "festenummer": 3}, "poststed": PLACE})},
            ("Gnr./bnr. 27/114/3", "9510 Alta"),
        ),
        (
            {"deltBosted": current(vegadresse={"adressenavn": "MO I RANA-VEIEN", "adressenummer":
                {"husnummer": "2"}, "poststed": {"postnummer": "8600", "poststedsnavn": "MO I RANA"}})},
            ("Mo i Rana-Veien 2", "8600 Mo i Rana"),
        ),
        (
            {"bostedsadresse": current(ukjentBosted={"bostedskommune": "5601"}),
             "postadresse": current(postboksadresse={"postboks": "45", "postbokseier": "TIND AS",
                                                     "poststed": PLACE})},
            ("Tind As", "Postboks 45", "9510 Alta"),
        ),
        (
            {"postadresse": current(postadresseIFrittFormat={"adresselinje": ["c/o Havn", "Veien 1"],
                                                             "poststed": PLACE})},
            ("c/o Havn", "Veien 1", "9510 Alta"),
        ),
        (
            {"postadresse": current(vegadresse={"adressenavn": "Veien", "coAdressenavn": "Havn",
                                                "poststed": PLACE})},
            ("c/o Havn", "Veien", "9510 Alta"),
        ),
        (
            {"postadresseIUtlandet": current(utenlandskAdresseIFrittFormat={
                "adresselinje": ["Rue 1", "Bat. B"], "byEllerStedsnavn": "Nuku'alofa", "landkode": "TO"})},
            ("Rue 1", "Bat. B", "Nuku'alofa", "TO"),
        ),
        ({"oppholdsadresse": current(adressenErUkjent=True)}, None),
        ({"bostedsadresse": current(ukjentBosted={})}, None),
        ({"bostedsadresse": [], "postadresse": None}, None),
    ],
)  # fmt: skip
def test_every_form_of_address(properties, address):
    assert living_at(**properties).address == address


def test_the_residence_goes_before_the_postal_address_and_history_is_left_out():
    road = {"adressenavn": "Gamleveien", "poststed": PLACE}
    person = living_at(
        postadresse=current(postadresseIFrittFormat={"adresselinje": ["Postveien 2"], "poststed": PLACE}),
        bostedsadresse=[
            {"erGjeldende": False, "vegadresse": road},
            *current(vegadresse=road | {"adressenavn": "Nyveien"}),
        ],
    )
    assert person.address == ("Nyveien", "9510 Alta")


def test_names_keep_their_own_capitals_and_gain_them_where_the_register_has_only_capitals():
    name = current(fornavn="Siv-Åse", mellomnavn="ÁILU", etternavn="McNordfjell")
    assert parse({"navn": name}, NOW).name == "Siv-Åse Áilu McNordfjell"


@pytest.mark.parametrize(
    "document", [None, [], "x", {"navn": 7}, {"navn": ["x"]}, {"navn": current(fornavn=7)},
                 {"foedsel": current(foedselsdato="i fjor")}, {"bostedsadresse": current(vegadresse={
                     "adressenummer": "7"})}],
)  # fmt: skip
def test_another_kind_of_document_is_refused_without_quoting_it(document):
    with pytest.raises(NotAPersonDocument) as refusal:
        parse(document, NOW)
    assert "fjor" not in str(refusal.value)
