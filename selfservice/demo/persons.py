"""The synthetic persons of the demo and the tests: as the population register knows them.

National ids are of Tenor's synthetic series (month + 80, valid check digits), so none can be anybody's.
Names follow Tenor's custom of adjective and noun, in capitals. Documents have the structure of
Folkeregisteret's person document (Persondokument v1: every property is a list).
"""

from dataclasses import dataclass
from typing import Any

Element = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A synthetic person; `trait` says, in Norwegian, what the person is there to show."""

    national_id: str
    name: str
    trait: str
    document: Element

    @property
    def title(self) -> str:
        return f"{self.name} – {self.trait}"


def _current(**values: Any) -> list[Element]:
    return [{"erGjeldende": True, "kilde": "KILDE_DSF", **values}]


def _place(postcode: str, name: str) -> Element:
    return {"postnummer": postcode, "poststedsnavn": name}


def _road(
    municipality: str, street: str, number: str, place: Element, letter: str = "", **more: str
) -> Element:
    house = {"husnummer": number} | ({"husbokstav": letter} if letter else {})
    return {
        "vegadresse": {
            "kommunenummer": municipality,
            "bruksenhetsnummer": "H0101",
            "bruksenhetstype": "bolig",
            "adressenavn": street,
            "adressenummer": house,
            "poststed": place,
            **more,
        }
    }


def _document(
    national_id: str,
    name: tuple[str, str, str],
    born: str,
    home: Element | None,
    *,
    grading: str = "ugradert",
    status: str = "bosatt",
    **more: list[Element],
) -> Element:
    kind = "dNummer" if national_id[0] in "4567" else "foedselsnummer"
    names = dict(zip(("fornavn", "mellomnavn", "etternavn"), name, strict=True))
    document: Element = {
        "identifikasjonsnummer": _current(
            status="iBruk", foedselsEllerDNummer=national_id, identifikatortype=kind
        ),
        "status": _current(status=status),
        "foedsel": _current(foedselsdato=born, foedselsaar=born[:4], foedeland="NOR"),
        "navn": _current(**{part: text.upper() for part, text in names.items() if text}),
        "adressebeskyttelse": _current(graderingsnivaa=grading),
        **more,
    }
    if home:
        document["bostedsadresse"] = _current(adressegradering=grading, **home)
    return document


def _person(
    national_id: str, trait: str, name: tuple[str, str, str], born: str, home: Element | None, **more: Any
) -> DemoPerson:
    display = " ".join(part for part in name if part)
    return DemoPerson(national_id, display, trait, _document(national_id, name, born, home, **more))


ALTA, HAMMERFEST, KVALSUND = (
    _place("9510", "ALTA"),
    _place("9600", "HAMMERFEST"),
    _place("9620", "KVALSUND"),
)
HASVIK, LOPPA = _place("9590", "HASVIK"), _place("9550", "ØKSFJORD")
MASOY, NORDKAPP = _place("9690", "HAVØYSUND"), _place("9750", "HONNINGSVÅG")

_CHILDREN = ("11861451188", "23821751039")
_FAMILY = {
    "familierelasjon": [
        {
            "erGjeldende": True,
            "relatertPerson": child,
            "relatertPersonsRolle": "barn",
            "minRolleForPerson": "mor",
        }
        for child in _CHILDREN
    ]
}
_FAMILY_HOME = _road("5603", "Strandgata", "21", HAMMERFEST)

PERSONS: tuple[DemoPerson, ...] = (
    _person("12838410047", "bor i Alta", ("Gyllen", "", "Fjordhest"), "1984-03-12",
            _road("5601", "Prøvevegen", "90", ALTA, "B")),
    _person("27897110062", "bor i Hammerfest, har to barn", ("Blid", "", "Multebær"), "1971-09-27",
            _FAMILY_HOME, **_FAMILY),
    _person("05869210120", "bor i Hasvik, samiske tegn i navnet", ("Áilu", "Čáhppe", "Šuoŋŋá"), "1992-06-05",
            _road("5616", "Fjordveien", "4", HASVIK)),
    _person("18915810019", "bor i Kvalsund, matrikkeladresse", ("Rolig", "", "Rypejeger"), "1958-11-18",
            {"matrikkeladresse": {
                "matrikkelnummer": {"kommunenummer": "5603", "gaardsnummer": 114, "bruksnummer": 27},
                "adressetilleggsnavn": "Nordlysheim", "poststed": KVALSUND}}),
    _person("30819910053", "bor i Loppa, c/o-adresse", ("Rask", "Liten", "Sandlo"), "1999-01-30",
            _road("5614", "Kirkegata", "7", LOPPA, coAdressenavn="C/O STILLE HAVN")),
    _person("09886610065", "bor i Måsøy, postboks", ("Værbitt", "", "Havørn"), "1966-08-09",
            _road("5618", "Strandgata", "133", MASOY),
            postadresse=_current(adressegradering="ugradert", postboksadresse={
                "postboks": "Postboks 45", "poststed": MASOY})),
    _person("21848810042", "bor i Nordkapp, svært langt navn",
            ("Ytterstnordligkappløpsglad", "Midnattssolsommervandrerske",
             "Fiskebruksarbeidersamvirkelagsbestyrer"), "1988-04-21",
            _road("5620", "Storgata", "1", NORDKAPP)),
    _person("14829010160", "strengt fortrolig adresse", ("Stille", "", "Tåke"), "1990-02-14",
            _road("5601", "Løynveien", "66", ALTA), grading="strengtFortrolig"),
    _person("03907910120", "fortrolig adresse", ("Varsom", "", "Fjellrev"), "1979-10-03",
            _road("5620", "Skjulgata", "13", NORDKAPP), grading="fortrolig"),
    _person("25876210188", "postadresse i utlandet", ("Langveis", "", "Trekkfugl"), "1962-07-25", None,
            status="utflyttet",
            postadresseIUtlandet=_current(adressegradering="ugradert", utenlandskAdresse={
                "adressenavn": "Storgatan 12", "bygning": "", "postkode": "973 34",
                "byEllerStedsnavn": "LULEÅ", "landkode": "SE"})),
    _person("08923110055", "død", ("Gammel", "", "Værhane"), "1931-12-08",
            _road("5601", "Museumsveien", "3", ALTA), status="doed",
            doedsfall=_current(doedsdato="2025-11-02")),
    _person("56858510088", "D-nummer", ("Nyankommet", "", "Skarv"), "1985-05-16", None, status="midlertidig",
            oppholdsadresse=_current(adressegradering="ugradert",
                                     **_road("5618", "Kaiveien", "2", MASOY))),
    _person(_CHILDREN[0], "barn av Blid Multebær", ("Glad", "", "Multebær"), "2014-06-11", _FAMILY_HOME),
    _person(_CHILDREN[1], "barn av Blid Multebær", ("Nysgjerrig", "", "Multebær"), "2017-02-23",
            _FAMILY_HOME),
)  # fmt: skip

BY_ID = {person.national_id: person for person in PERSONS}
