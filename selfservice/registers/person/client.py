"""The real register: KS Fiks folkeregister, which passes on Skatteetaten's Folkeregister.

`GET {base}/folkeregister/api/v1/{role}/v1/personer/{id}?part=…`, with a Maskinporten token (scope ks:fiks)
and the integration's id and password. The role decides which parts may be seen; we ask for no more
than we use. The national id is in the address by the standard: so requests are never logged, and messages of
errors never hold an address.
"""

import json
from functools import lru_cache
from typing import Any

import httpx
from django.conf import settings
from django.utils import timezone

from selfservice.registers import Unavailable
from selfservice.registers.maskinporten import TokenSource
from selfservice.registers.person.model import Person
from selfservice.registers.person.parse import NotAPersonDocument, parse

SCOPE = "ks:fiks"
PARTS = (
    "navn",
    "foedsel",
    "status",
    "doedsfall",
    "adressebeskyttelse",
    "bostedsadresse",
    "deltBosted",
    "oppholdsadresse",
    "postadresse",
    "postadresseIUtlandet",
)
LARGEST_ANSWER = 1_000_000  # bytes; a document with all its history is some tens of thousands


class FiksPersonRegister:
    """The connector's real client. `config` is settings.PERSON_REGISTER."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._address = f"{config['base_url']}/folkeregister/api/v1/{config['role_id']}/v1/personer/"
        self._headers = {
            "Accept": "application/json",
            "IntegrasjonId": config["integration_id"],
            "IntegrasjonPassord": config["integration_password"],
        }
        self._http = httpx.Client(timeout=config["timeout"], follow_redirects=False)
        self._tokens = TokenSource(
            url=config["token_url"],
            audience=config["token_audience"],
            client_id=config["client_id"],
            private_key=config["private_key"],
            key_id=config["key_id"],
            scope=SCOPE,
        )

    def fetch(self, national_id: str, *, with_children: bool = False) -> Person | None:
        """The person, or None when the register knows nobody by that id. Raises Unavailable.

        May take several times the timeout: callers that somebody waits for go through `asking.ask`.
        """
        if not (national_id.isascii() and national_id.isdigit()):
            return None
        parts = (*PARTS, "familierelasjon") if with_children else PARTS
        try:
            status, body = self._get(national_id, parts)
            if status == httpx.codes.UNAUTHORIZED:  # a token can be withdrawn before it expires
                self._tokens.forget()
                status, body = self._get(national_id, parts)
        except httpx.HTTPError as error:
            raise Unavailable(type(error).__name__) from None
        if status == httpx.codes.NOT_FOUND:
            return None
        if status != httpx.codes.OK:
            raise Unavailable(f"answered {status} {_code(body)}")
        try:
            return parse(json.loads(body), timezone.now(), with_children=with_children)
        except (NotAPersonDocument, ValueError, RecursionError) as error:
            raise Unavailable(
                f"answered something else than a person document: {type(error).__name__}"
            ) from None

    def _get(self, national_id: str, parts: tuple[str, ...]) -> tuple[int, bytes]:
        headers = self._headers | {"Authorization": f"Bearer {self._tokens.token(self._http)}"}
        address = self._address + national_id
        with self._http.stream("GET", address, params={"part": parts}, headers=headers) as answer:
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
                raise Unavailable("answered 429, too many requests", rest=_retry_after(answer))
            body = b""
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > LARGEST_ANSWER:
                    raise Unavailable("answered more than a person document can hold")
            return answer.status_code, body


def _retry_after(answer: httpx.Response) -> float:
    """Seconds to stay away: Folkeregisteret's Retry-After is in milliseconds. At most ten minutes."""
    try:
        return min(max(float(answer.headers["Retry-After"]) / 1000, 1.0), 600.0)
    except (KeyError, ValueError):
        return 30.0


def _code(body: bytes) -> str:
    """Folkeregisteret's own code of an error (FREG-001 …), else Fiks's (errorCode); never its message."""
    try:
        error = json.loads(body)
        return str(error.get("kode") or error.get("errorCode") or "")[:20]
    except (ValueError, AttributeError, RecursionError):
        return ""


@lru_cache(maxsize=1)
def register() -> FiksPersonRegister:
    """The installation's person register, with its open connections, made on first use in each process."""
    return FiksPersonRegister(settings.PERSON_REGISTER)
