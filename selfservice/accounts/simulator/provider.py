"""The protocol (OpenID Connect Core 1.0): codes, tokens and the common session, kept in memory."""

import base64
import hashlib
import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from selfservice.accounts.simulator.hostile import Hostile, bend_claims, sign
from selfservice.accounts.simulator.persons import LEVELS, Person

ACR = {level: f"idporten-loa-{level}" for level in LEVELS}
ID_TOKEN_LIFE = 120  # seconds, as ID-porten's
CODE_LIFE = 60
SESSION_IDLE = 30 * 60
SESSION_LIFE = 120 * 60
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class ProtocolError(Exception):
    """An answer with an OAuth error code (RFC 6749, sections 4.1.2.1 and 5.2)."""

    def __init__(self, code: str, description: str = "") -> None:
        super().__init__(code)
        self.code, self.description = code, description


@dataclass(frozen=True, slots=True)
class Client:
    """The one client that is registered: a secret, or the public key of private_key_jwt, or both."""

    client_id: str = "portalen"
    secret: str = ""
    public_key: RSAKey | None = None
    frontchannel_logout_uri: str = ""

    def may_return_to(self, uri: str, path: str) -> bool:
        """Return addresses are registered by path, on any host of the demo: *.localhost."""
        parts = urlsplit(uri)
        on_loopback = (parts.hostname or "").endswith(".localhost")
        return parts.scheme == "http" and on_loopback and parts.path == path and not parts.query


@dataclass(frozen=True, slots=True)
class Authorization:
    """A checked authorization request."""

    redirect_uri: str
    state: str
    nonce: str
    challenge: str
    level: str
    language: str
    forced: bool  # prompt=login: the common session does not count


@dataclass(slots=True)
class Session:
    """A person's common (SSO) session at the provider."""

    person: Person
    level: str
    auth_time: int
    used: float
    sid: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    def alive(self, now: float) -> bool:
        return now - self.used < SESSION_IDLE and now - self.auth_time < SESSION_LIFE


@dataclass(frozen=True, slots=True)
class _Code:
    request: Authorization
    session: Session
    issued: float


class Provider:
    """Everything the simulator remembers. One per process; safe for the server's threads."""

    def __init__(self, issuer: str, people: dict[str, Person], client: Client) -> None:
        self.issuer, self.people, self.client = issuer, people, client
        self.hostile: Hostile | None = None
        self.key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
        self.jwks_requests = 0
        self._codes: dict[str, _Code] = {}
        self._access: dict[str, Person] = {}
        self._sessions: dict[str, Session] = {}
        self._assertions: set[str] = set()
        self._lock = threading.Lock()

    def rotate_key(self) -> None:
        self.key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks.json",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": list(ACR.values()),
            "ui_locales_supported": ["nb", "nn", "en", "se"],
            "scopes_supported": ["openid", "profile"],
            "token_endpoint_auth_methods_supported": [
                "private_key_jwt",
                "client_secret_basic",
                "client_secret_post",
            ],
            "authorization_response_iss_parameter_supported": True,
        }

    def jwks(self) -> dict[str, Any]:
        self.jwks_requests += 1
        return {"keys": [self.key.as_dict(private=False)]}

    def checked(self, query: dict[str, str]) -> Authorization:
        """The authorization request, checked. Raises ProtocolError (never to be sent to the redirect_uri)."""
        redirect_uri = query.get("redirect_uri", "")
        if query.get("client_id") != self.client.client_id:
            raise ProtocolError("invalid_client", "Unknown client_id.")
        if not self.client.may_return_to(redirect_uri, "/idporten/callback/"):
            raise ProtocolError("invalid_request", "redirect_uri is not registered.")
        if query.get("response_type") != "code" or "openid" not in query.get("scope", "").split():
            raise ProtocolError("invalid_request", "Only response_type=code with scope openid.")
        if query.get("code_challenge_method") != "S256" or len(query.get("code_challenge", "")) != 43:
            raise ProtocolError("invalid_request", "PKCE with S256 is mandatory.")
        if not query.get("state") or not query.get("nonce"):
            raise ProtocolError("invalid_request", "state and nonce are demanded here.")
        asked = query.get("acr_values", ACR["substantial"]).split()
        levels = [level for level, acr in ACR.items() if acr in asked]
        if not levels:
            raise ProtocolError("invalid_request", "Unknown acr_values.")
        return Authorization(
            redirect_uri,
            query["state"],
            query["nonce"],
            query["code_challenge"],
            level=levels[0],
            language=query.get("ui_locales", "nb").split()[0],
            forced="login" in query.get("prompt", "").split(),
        )

    def session(self, cookie: str) -> Session | None:
        """The living session of a cookie."""
        with self._lock:
            session = self._sessions.get(cookie)
            if session and not session.alive(time.time()):
                del self._sessions[cookie]
                return None
            return session

    def begin_session(self, person: Person, level: str) -> tuple[str, Session]:
        """A new common session and its cookie."""
        cookie, now = secrets.token_urlsafe(32), time.time()
        session = Session(person, level, int(now), now)
        with self._lock:
            self._sessions[cookie] = session
        return cookie, session

    def end_session(self, cookie: str) -> Session | None:
        with self._lock:
            return self._sessions.pop(cookie, None)

    def code_for(self, request: Authorization, session: Session) -> dict[str, str]:
        """The authorization response's parameters, with a code that can be used once."""
        session.used = time.time()
        code = secrets.token_urlsafe(24)
        with self._lock:
            self._codes[code] = _Code(request, session, time.time())
        answer = {"code": code, "state": request.state, "iss": self.issuer}
        if self.hostile is Hostile.FOREIGN_STATE:
            answer["state"] = "somebody-elses"
        elif self.hostile is Hostile.FOREIGN_RESPONSE_ISSUER:
            answer["iss"] = "http://another.localhost"
        elif self.hostile is Hostile.NO_RESPONSE_ISSUER:
            del answer["iss"]
        return answer

    def tokens(self, form: dict[str, str], basic: tuple[str, str] | None) -> dict[str, Any]:
        """The token endpoint. Raises ProtocolError."""
        self._authenticate(form, basic)
        if form.get("grant_type") != "authorization_code":
            raise ProtocolError("unsupported_grant_type")
        with self._lock:
            code = self._codes.pop(form.get("code", ""), None)
        if code is None or time.time() - code.issued > CODE_LIFE:
            raise ProtocolError("invalid_grant", "The code is unknown, used or too old.")
        if form.get("redirect_uri") != code.request.redirect_uri:
            raise ProtocolError("invalid_grant", "redirect_uri differs.")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != code.request.challenge:
            raise ProtocolError("invalid_grant", "The code_verifier is wrong.")
        access = secrets.token_urlsafe(32)
        self._access[access] = code.session.person
        answer = {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 600,
            "scope": "openid profile",
            "id_token": self._id_token(code),
        }
        if self.hostile is Hostile.NO_ID_TOKEN:
            del answer["id_token"]
        return answer

    def userinfo(self, access: str) -> dict[str, str]:
        if (person := self._access.get(access)) is None:
            raise ProtocolError("invalid_token")
        return {"sub": self._sub(person), "pid": person.pid, "locale": "nb"}

    def _id_token(self, code: _Code) -> str:
        session, now = code.session, int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client.client_id,
            "sub": self._sub(session.person),
            "pid": session.person.pid,
            "acr": ACR[session.level],
            "amr": ["BankID" if session.level == "high" else "Minid-APP"],
            "auth_time": session.auth_time,
            "iat": now,
            "exp": now + ID_TOKEN_LIFE,
            "jti": secrets.token_urlsafe(8),
            "nonce": code.request.nonce,
            "locale": code.request.language,
        }
        if self.client.frontchannel_logout_uri:
            claims["sid"] = session.sid
        return sign(self.hostile, bend_claims(self.hostile, claims), self.key)

    def _sub(self, person: Person) -> str:
        """Pairwise: another client sees another subject. The same after a restart, so that accounts stay."""
        digest = hashlib.sha256(f"simulator:{self.client.client_id}:{person.pid}".encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def _authenticate(self, form: dict[str, str], basic: tuple[str, str] | None) -> None:
        """private_key_jwt (RFC 7523), client_secret_basic or client_secret_post; refuses anything else."""
        client_id, secret = basic or (form.get("client_id", ""), form.get("client_secret", ""))
        if client_id != self.client.client_id:
            raise ProtocolError("invalid_client")
        if form.get("client_assertion_type") == JWT_BEARER:
            self._check_assertion(form.get("client_assertion", ""))
        elif not self.client.secret or not secrets.compare_digest(secret, self.client.secret):
            raise ProtocolError("invalid_client")

    def _check_assertion(self, assertion: str) -> None:
        if self.client.public_key is None:
            raise ProtocolError("invalid_client", "No key is registered.")
        try:
            claims = jwt.decode(assertion, self.client.public_key, ["RS256", "RS384", "RS512"]).claims
        except (JoseError, ValueError) as error:
            raise ProtocolError("invalid_client", "The assertion is not signed by the client.") from error
        now, mine = time.time(), (self.issuer, f"{self.issuer}/token")
        fresh = claims.get("iat", 0) - 10 <= now < claims.get("exp", 0) <= now + 130
        if claims.get("iss") != self.client.client_id or claims.get("sub") != self.client.client_id:
            raise ProtocolError("invalid_client", "iss and sub must be the client_id.")
        if claims.get("aud") not in mine or not fresh:
            raise ProtocolError("invalid_client", "The assertion is for somebody else or out of date.")
        with self._lock:
            if not claims.get("jti") or claims["jti"] in self._assertions:
                raise ProtocolError("invalid_client", "The assertion has been used.")
            self._assertions.add(claims["jti"])
