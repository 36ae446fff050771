"""Countries and currencies with their names, from the Unicode CLDR by way of babel."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.numbers import get_territory_currencies
from django.utils.translation import get_language

# Two-letter codes of CLDR that are no country or territory of ISO 3166-1 that anybody has an address in.
NOT_COUNTRIES = frozenset(
    {"AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
LAST_LETTERS = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"})  # after z, in this order


def country_names() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 codes and names in the active language, Norway first, then by the alphabet."""
    return _countries(get_language() or "nb")


def currency_names() -> Mapping[str, str]:
    """ISO 4217 codes of currencies in use and names in the active language, kroner first."""
    return _currencies(get_language() or "nb")


@lru_cache(maxsize=8)
def _countries(language: str) -> Mapping[str, str]:
    names = dict(Locale("nb").territories) | dict(Locale(language).territories)
    return _in_order(
        {
            code: name
            for code, name in names.items()
            if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
        },
        "NO",
    )


@lru_cache(maxsize=8)
def _currencies(language: str) -> Mapping[str, str]:
    today = date.today()
    used = {code for country in _countries("nb") for code in get_territory_currencies(country, today, today)}
    names = dict(Locale("nb").currencies) | dict(Locale(language).currencies)
    return _in_order({code: f"{names[code]} ({code})" for code in used if code in names}, "NOK")


def _in_order(names: Mapping[str, str], first: str) -> Mapping[str, str]:
    return dict(sorted(names.items(), key=lambda pair: (pair[0] != first, alphabetical(pair[1]))))


def alphabetical(name: str) -> str:
    """Where a name stands in the Norwegian alphabet: æ, ø and å come last, other marks do not count."""
    small = name.casefold().translate(LAST_LETTERS)
    return "".join(one for one in unicodedata.normalize("NFKD", small) if not unicodedata.combining(one))
