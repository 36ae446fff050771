"""Folkeregisteret's forms of address as lines to put on an envelope (Persondokument v1, address types)."""

from collections.abc import Callable
from typing import Any

Element = dict[str, Any]

# Where letters from the municipality go most often; other countries are written by their code.
_COUNTRIES = dict(
    pair.split(" ", 1)
    for pair in (
        "SE Sverige,FI Finland,DK Danmark,IS Island,GL Grønland,FO Færøyene,AX Åland,SJ Svalbard,DE Tyskland,"
        "PL Polen,LT Litauen,LV Latvia,EE Estland,NL Nederland,BE Belgia,FR Frankrike,ES Spania,PT Portugal,"
        "IT Italia,GR Hellas,GB Storbritannia,IE Irland,CH Sveits,AT Østerrike,CZ Tsjekkia,SK Slovakia,"
        "HU Ungarn,RO Romania,BG Bulgaria,HR Kroatia,RS Serbia,UA Ukraina,RU Russland,TR Tyrkia,US USA,"
        "CA Canada,AU Australia,NZ New Zealand,TH Thailand,PH Filippinene,VN Vietnam,IN India,CN Kina,"
        "JP Japan,BR Brasil,CL Chile,SO Somalia,ER Eritrea,ET Etiopia,SY Syria,AF Afghanistan,IQ Irak"
    ).split(",")
)
_SMALL_WORDS = {"i", "på", "og", "ved", "av"}


def cased(text: str) -> str:
    """What a register wrote in capitals as people write it ("MO I RANA" → "Mo i Rana"); else unchanged."""
    if not text.isupper():
        return text
    words = [word.lower() if word.lower() in _SMALL_WORDS else word.title() for word in text.split(" ")]
    return " ".join(words)


def _text(element: Element, *names: str) -> str:
    """The values of some properties, in order, with a space between those that are there."""
    values = (element.get(name) for name in names)
    return " ".join(str(value).strip() for value in values if value not in (None, ""))


def _place(element: Element) -> str:
    place = element.get("poststed") or {}
    return f"{_text(place, 'postnummer')} {cased(_text(place, 'poststedsnavn'))}".strip()


def _care_of(element: Element) -> str:
    name = cased(_text(element, "coAdressenavn"))
    if not name or name.lower().startswith(("c/o", "v/", "att")):
        return "c/o" + name[3:] if name.lower().startswith("c/o") else name
    return f"c/o {name}"


def _road(element: Element) -> list[str]:
    number = element.get("adressenummer") or {}
    house = f"{_text(number, 'husnummer')} {_text(number, 'husbokstav')}".strip()
    street = f"{cased(_text(element, 'adressenavn'))} {house}".strip()
    return [_care_of(element), cased(_text(element, "adressetilleggsnavn")), street, _place(element)]


def _cadastre(element: Element) -> list[str]:
    number = element.get("matrikkelnummer") or {}
    property_number = "/".join(
        str(number[name]) for name in ("gaardsnummer", "bruksnummer", "festenummer") if number.get(name)
    )
    named = cased(_text(element, "adressetilleggsnavn"))
    numbered = f"Gnr./bnr. {property_number}" if property_number else ""
    return [_care_of(element), named or numbered, _place(element)]


def _box(element: Element) -> list[str]:
    box = _text(element, "postboks")
    line = box if not box.isdigit() else f"Postboks {box}"
    return [_care_of(element), cased(_text(element, "postbokseier")), cased(line), _place(element)]


def _free(element: Element) -> list[str]:
    return [*(str(line).strip() for line in element.get("adresselinje") or []), _place(element)]


def _abroad(element: Element) -> list[str]:
    country = _text(element, "landkode")
    return [
        _care_of(element),
        *(str(line).strip() for line in element.get("adresselinje") or []),
        _text(element, "adressenavn", "bygning", "etasjenummer", "boenhet"),
        _text(element, "postboks"),
        f"{_text(element, 'postkode')} {cased(_text(element, 'byEllerStedsnavn'))}".strip(),
        _text(element, "distriktsnavn", "region"),
        _COUNTRIES.get(country, country),
    ]


_FORMS: dict[str, Callable[[Element], list[str]]] = {
    "vegadresse": _road,
    "matrikkeladresse": _cadastre,
    "postboksadresse": _box,
    "postadresseIFrittFormat": _free,
    "utenlandskAdresse": _abroad,
    "utenlandskAdresseIFrittFormat": _abroad,
}


def lines(address: Element) -> tuple[tuple[str, ...], bool] | None:
    """The lines of an address and whether it is abroad.

    None where its form tells no place to write to (`ukjentBosted`, `adressenErUkjent`, or an unknown form).
    """
    for form, write in _FORMS.items():
        if isinstance(address.get(form), dict):
            written = tuple(line for line in write(address[form]) if line)
            return (written, write is _abroad) if written else None
    return None
