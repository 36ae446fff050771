"""The address register: Kartverket's open address API at Geonorge.

`GET {base}/sok?sok=…` (OpenAPI 1.2.0 of kartverket/matrikkel-adressesok), without login. Nothing says who asks.
"""

import json
from functools import lru_cache
from typing import Any

import httpx
from django.conf import settings

from forms_app.lookups.addresses import Suggestion
from selfservice.registers import Unavailable
from selfservice.registers.asking import ask
from selfservice.registers.person.addresses import cased
from sites.municipalities.models import Municipality

CONNECTOR = "address"
MOST = 8  # suggestions
LARGEST_ANSWER = 200_000  # bytes; eight addresses are some thousands
FIELDS = "adresser.adressetekst,adresser.postnummer,adresser.poststed,adresser.kommunenummer"


class AddressRegister:
    """The connector's real client. `config` is settings.ADDRESS_REGISTER."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._address = f"{config['base_url']}/sok"
        self._http = httpx.Client(timeout=config["timeout"], follow_redirects=False)

    def search(self, text: str, municipality_number: str) -> list[Suggestion]:
        """Addresses that begin like `text`, those of the municipality first. Raises Unavailable."""
        query = {"sok": f"{text}*", "treffPerSide": str(MOST * 4), "side": "0", "filtrer": FIELDS}
        try:
            answer = self._get(query)
            found = answer["adresser"]
            found.sort(key=lambda one: one.get("kommunenummer") != municipality_number)
            return list(
                dict.fromkeys(
                    Suggestion(str(one["adressetekst"]), str(one["postnummer"]), cased(str(one["poststed"])))
                    for one in found
                    if one.get("postnummer")
                )
            )[:MOST]
        except httpx.HTTPError as error:
            raise Unavailable(type(error).__name__) from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Unavailable(f"answered something else than addresses: {type(error).__name__}") from None

    def _get(self, query: dict[str, str]) -> dict[str, Any]:
        with self._http.stream("GET", self._address, params=query) as answer:
            if answer.status_code != httpx.codes.OK:
                raise Unavailable(f"answered {answer.status_code}")
            body = b""
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > LARGEST_ANSWER:
                    raise Unavailable("answered more than a page of addresses")
        return json.loads(body)


@lru_cache(maxsize=1)
def register() -> AddressRegister:
    """The installation's address register, with its open connections, made on first use in each process."""
    return AddressRegister(settings.ADDRESS_REGISTER)


def suggest(text: str, municipality: Municipality) -> list[Suggestion] | None:
    """The source of suggestions for forms_app.lookups: within the timeout, None when there is no answer."""
    number = municipality.number
    try:
        return ask(
            CONNECTOR,
            municipality.pk,
            lambda: register().search(text, number),
            settings.ADDRESS_REGISTER["timeout"],
        )
    except Unavailable:
        return None
