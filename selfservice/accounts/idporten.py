"""ID-porten's metadata and keys, fetched over httpx and kept in the process."""

import logging
import threading
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from selfservice.accounts.refusals import Reason, Refused

MAX_AGE = 24 * 3600  # seconds; ID-porten's own advice
RETRY_AFTER = 60  # seconds between renewals that an unknown key or a failure asks for
TIMEOUT = httpx.Timeout(5.0, connect=3.0)
DISCOVERY = "/.well-known/openid-configuration"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint")
logger = logging.getLogger(__name__)


class ToLoopback(httpx.HTTPTransport):
    """Connects `*.localhost` to 127.0.0.1, Host header kept: only browsers resolve such names everywhere."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if is_loopback(str(request.url)):
            request = httpx.Request(
                request.method,
                request.url.copy_with(host="127.0.0.1"),
                headers=request.headers,
                stream=request.stream,
                extensions=request.extensions,
            )
        return super().handle_request(request)


def is_loopback(url: str) -> bool:
    """Whether this is the simulator: plain http on a .localhost name."""
    parts = urlsplit(url)
    return parts.scheme == "http" and (parts.hostname or "").endswith(".localhost")


@lru_cache(maxsize=2)
def client(loopback: bool) -> httpx.Client:
    """The process's connections to ID-porten. No redirects: an endpoint is where discovery says it is."""
    if loopback:
        return httpx.Client(timeout=TIMEOUT, transport=ToLoopback(), trust_env=False)
    return httpx.Client(timeout=TIMEOUT)


def http() -> httpx.Client:
    """The client for the configured issuer."""
    return client(is_loopback(settings.IDPORTEN["issuer"]))


@dataclass(slots=True)
class _Document:
    """A JSON document of the provider's, renewed when it is old; an old one serves when renewal fails."""

    url: str
    content: dict[str, Any] | None = None
    fetched: float = 0.0
    tried: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, renew: bool = False) -> dict[str, Any]:
        """The document; `renew` asks for a fresh one, which is granted once in RETRY_AFTER seconds.

        Raises Refused(UNAVAILABLE) when there is none at all.
        """
        with self.lock:
            now = time.monotonic()
            due = renew or now - self.fetched > MAX_AGE
            if self.content is None or (due and now - self.tried > RETRY_AFTER):
                self.tried = now
                try:
                    answer = http().get(self.url)
                    answer.raise_for_status()
                    self.content, self.fetched = dict(answer.json()), now
                except (httpx.HTTPError, ValueError, TypeError) as error:
                    logger.warning("ID-porten's metadata could not be fetched: %s", type(error).__name__)
                    if self.content is None:
                        raise Refused(Reason.UNAVAILABLE) from error
            return self.content


@lru_cache(maxsize=8)
def _document(url: str) -> _Document:
    return _Document(url)


def metadata() -> dict[str, Any]:
    """The discovery document of the configured issuer (OpenID Connect Discovery 1.0, section 4).

    Raises Refused(UNAVAILABLE) when it cannot be had or is not that issuer's.
    """
    issuer = settings.IDPORTEN["issuer"]
    content = _document(issuer + DISCOVERY).get()
    good = all(is_loopback(issuer) or str(content.get(name)).startswith("https://") for name in ENDPOINTS)
    if content.get("issuer") != issuer or not all(content.get(name) for name in ENDPOINTS) or not good:
        logger.error("ID-porten's metadata does not belong to the configured issuer")
        raise Refused(Reason.UNAVAILABLE)
    return content


def signing_key(kid: str) -> RSAKey:
    """The provider's public key of that id. An unknown id has the keys fetched anew, at most once a minute.

    Raises Refused(UNKNOWN_KEY).
    """
    document = _document(metadata()["jwks_uri"])
    for renew in (False, True):
        for key in document.get(renew).get("keys", []):
            if key.get("kid") == kid and key.get("kty") == "RSA" and key.get("use", "sig") == "sig":
                try:
                    return RSAKey.import_key(key)
                except (JoseError, ValueError) as error:
                    raise Refused(Reason.UNKNOWN_KEY) from error
    raise Refused(Reason.UNKNOWN_KEY)
