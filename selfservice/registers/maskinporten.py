"""Access tokens for machine-to-machine calls (Maskinporten, JWT bearer grant: RFC 7523)."""

import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from selfservice.registers import Unavailable

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GRANT_SECONDS = 100  # Maskinporten accepts at most 120 between iat and exp
EARLY_SECONDS = 30  # a token is renewed this long before it expires


@dataclass(slots=True)
class TokenSource:
    """Gets and keeps the token of one client and scope.

    `audience` is the issuer with its closing slash; `private_key` is a PEM or the path of one, registered at
    Maskinporten under `key_id`.
    """

    url: str
    audience: str
    client_id: str
    private_key: str
    key_id: str
    scope: str
    _token: str = ""
    _renew_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def token(self, http: httpx.Client) -> str:
        """A token that is valid for a while yet. Raises Unavailable, and httpx.HTTPError."""
        with self._lock:
            if not self._token or time.monotonic() >= self._renew_at:
                self._renew(http)
            return self._token

    def forget(self) -> None:
        """Makes the next call fetch a new token: this one was refused."""
        self._token = ""

    def _renew(self, http: httpx.Client) -> None:
        answer = http.post(self.url, data={"grant_type": GRANT, "assertion": self._grant()})
        try:
            body = answer.json()
            if answer.status_code != httpx.codes.OK:
                # error_description of Maskinporten starts with its code (MP-100, MP-130 …).
                code = str(body.get("error_description") or body.get("error"))[:80]
                raise Unavailable(f"Maskinporten refused the grant: {code}")
            self._token, lifetime = body["access_token"], float(body["expires_in"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unavailable(f"Maskinporten answered {answer.status_code} without a token") from error
        self._renew_at = time.monotonic() + lifetime - EARLY_SECONDS

    def _grant(self) -> str:
        now = int(time.time())
        claims = {
            "aud": self.audience,
            "iss": self.client_id,
            "scope": self.scope,
            "iat": now,
            "exp": now + GRANT_SECONDS,
            "jti": str(uuid.uuid4()),
        }
        pem = self.private_key
        try:
            if "-----BEGIN" not in pem:
                pem = Path(pem).read_text()
            return jwt.encode({"alg": "RS256", "kid": self.key_id}, claims, RSAKey.import_key(pem))
        except (OSError, ValueError, JoseError) as error:
            raise Unavailable(f"The Maskinporten key cannot be used: {type(error).__name__}") from error
