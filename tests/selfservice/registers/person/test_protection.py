"""A protected address leaves no trace in what the connector tells, whatever the document looks like.

Everything that belongs to an address is written with Greek letters, which nothing else here uses: so it is
enough to look for a single Greek letter.
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfservice.registers.person.facts import as_facts
from selfservice.registers.person.parse import parse
from selfservice.registers.person.protection import is_protected

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GREEK = re.compile("[Α-Ωα-ω]")

secret = st.text("αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΣΩ", min_size=1, max_size=12)
place = st.fixed_dictionaries({}, optional={"postnummer": secret, "poststedsnavn": secret})
road = st.fixed_dictionaries(
    {"adressenavn": secret, "kommunenummer": secret, "poststed": place},
    optional={
        "adressenummer": st.fixed_dictionaries({"husnummer": secret}, optional={"husbokstav": secret}),
        "coAdressenavn": secret,
        "adressetilleggsnavn": secret,
        "bruksenhetsnummer": secret,
    },
)
cadastre = st.fixed_dictionaries(
    {"matrikkelnummer": st.fixed_dictionaries({"kommunenummer": secret, "gaardsnummer": secret})},
    optional={"adressetilleggsnavn": secret, "poststed": place, "coAdressenavn": secret},
)
box = st.fixed_dictionaries({"postboks": secret}, optional={"postbokseier": secret, "poststed": place})
free = st.fixed_dictionaries({"adresselinje": st.lists(secret, max_size=4)}, optional={"poststed": place})
abroad = st.fixed_dictionaries(
    {"landkode": secret}, optional={"adressenavn": secret, "byEllerStedsnavn": secret, "postkode": secret}
)
form = st.one_of(
    st.fixed_dictionaries({"vegadresse": road}),
    st.fixed_dictionaries({"matrikkeladresse": cadastre}),
    st.fixed_dictionaries({"ukjentBosted": st.fixed_dictionaries({"bostedskommune": secret})}),
    st.fixed_dictionaries({"postboksadresse": box}),
    st.fixed_dictionaries({"postadresseIFrittFormat": free}),
    st.fixed_dictionaries({"utenlandskAdresse": abroad}),
    st.fixed_dictionaries({"utenlandskAdresseIFrittFormat": free}),
)
# fortrolig and its like, and whatever the register may think of later
marking = st.one_of(
    st.sampled_from(["fortrolig", "strengtFortrolig", "klientadresse"]),
    st.text(max_size=20).filter(lambda text: text != "ugradert"),
)
PROPERTIES = ["bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet"]


@st.composite
def addresses(draw: Any) -> list[dict[str, Any]]:
    return [
        draw(form)
        | {"adressegradering": "ugradert"}
        | draw(st.sampled_from([{}, {"erGjeldende": True}, {"erGjeldende": False}]))
        for _ in range(draw(st.integers(1, 3)))
    ]


@st.composite
def protected_documents(draw: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "navn": [{"erGjeldende": True, "fornavn": "BLID", "etternavn": "TIND"}],
        "foedsel": [{"erGjeldende": True, "foedselsdato": "1990-02-14", "foedekommuneINorge": draw(secret)}],
        "adressebeskyttelse": [{"erGjeldende": True, "graderingsnivaa": "ugradert"}],
    }
    for name in draw(st.lists(st.sampled_from(PROPERTIES), unique=True, min_size=1)):
        document[name] = draw(addresses())
    # The marker: on the person, on one of the addresses, or on the choice of contact address.
    counts = draw(st.sampled_from([{}, {"erGjeldende": True}]))
    where = draw(st.sampled_from(["adressebeskyttelse", "preferertKontaktadresse", *PROPERTIES]))
    if where == "adressebeskyttelse":
        document[where].append({"graderingsnivaa": draw(marking), **counts})
    else:
        element = draw(form) | {"adressegradering": draw(marking), **counts}
        place_at = draw(st.integers(0, 3))
        document.setdefault(where, []).insert(place_at, element)
    return document


@settings(max_examples=300, deadline=None)
@given(protected_documents())
def test_no_part_of_any_address_is_told(document):
    person = parse(document, NOW, with_children=True)
    assert person.protected
    assert person.address is None
    assert not person.foreign
    told = repr(person) + json.dumps(as_facts(person), ensure_ascii=False)
    assert not GREEK.search(told)


@given(st.dictionaries(st.sampled_from(PROPERTIES), addresses(), min_size=1))
def test_ungraded_addresses_are_not_mistaken_for_protected(document):
    assert not is_protected(document)


@pytest.mark.parametrize("grading", ["fortrolig", "strengtFortrolig", "klientadresse", "", "Ugradert", {}])
def test_only_ugradert_is_open(grading):
    assert is_protected({"adressebeskyttelse": [{"erGjeldende": True, "graderingsnivaa": grading}]})


def test_protection_that_has_ended_is_history():
    lifted = [{"erGjeldende": False, "graderingsnivaa": "fortrolig"}]
    assert not is_protected({"adressebeskyttelse": lifted})
