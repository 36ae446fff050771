"""From an authorization code to a person that can be trusted (OpenID Connect Core 1.0, section 3.1.3)."""

import logging
import secrets
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from forms_app.filling.applicants import Level
from forms_app.national_id import is_national_id
from selfservice.accounts import idporten
from selfservice.accounts.refusals import Reason, Refused
from sites.secrets import ensure_rsa_key

ACR = {Level.SUBSTANTIAL: "idporten-loa-substantial", Level.HIGH: "idporten-loa-high"}
LEVELS = {acr: level for level, acr in ACR.items()}
ALGORITHMS = ["RS256", "RS384", "RS512"]  # never "none", never a shared secret
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_LIFE = 60  # seconds
LEEWAY = 10  # seconds that two clocks may differ
LONGEST_LIFE = 600  # seconds since iat; ID-porten's id_token lives 120
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the answer must match: from our own session, never from the browser's parameters.

    `not_before` is the earliest acceptable auth_time (Unix seconds), where a fresh login was asked for.
    """

    nonce: str
    level: Level
    not_before: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who logged in, as a fully validated id_token says."""

    issuer: str
    subject: str
    national_id: str
    level: Level
    session_id: str  # sid: empty unless front-channel logout is registered


def exchange(code: str, verifier: str, redirect_uri: str) -> str:
    """Trades the code for an id_token; access and refresh tokens are thrown away.

    Raises Refused: CODE_REFUSED, PROVIDER_ERROR, NO_ID_TOKEN or UNAVAILABLE.
    """
    endpoint = idporten.metadata()["token_endpoint"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": redirect_uri,
        "client_id": settings.IDPORTEN["client_id"],
        **_client_authentication(),
    }
    try:
        answer = idporten.http().post(endpoint, data=form)
        body = answer.json() if answer.status_code < 500 else {}
    except (httpx.HTTPError, ValueError) as error:
        logger.warning("ID-porten's token endpoint failed: %s", type(error).__name__)
        raise Refused(Reason.UNAVAILABLE) from error
    if answer.status_code >= 500:
        raise Refused(Reason.UNAVAILABLE)
    if answer.status_code != 200 or not isinstance(body, dict):
        error_code = str(body.get("error"))[:40] if isinstance(body, dict) else "no JSON object"
        logger.warning("ID-porten's token endpoint answered %d: %r", answer.status_code, error_code)
        raise Refused(Reason.CODE_REFUSED if error_code == "invalid_grant" else Reason.PROVIDER_ERROR)
    if not isinstance(token := body.get("id_token"), str):
        raise Refused(Reason.NO_ID_TOKEN)
    return token


def identity(id_token: str, expected: Expected) -> Identity:
    """The person of an id_token, after every check that ID-porten asks of its clients. Raises Refused."""
    claims = _verified_claims(id_token)
    _check_origin(claims)
    _check_time(claims, expected)
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), expected.nonce.encode()):
        raise Refused(Reason.NONCE)
    level = LEVELS.get(str(claims.get("acr")))
    if level is None or level.rank < expected.level.rank:
        raise Refused(Reason.LOW_LEVEL)
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 1 <= len(subject) <= 128:
        raise Refused(Reason.SUBJECT)
    if not isinstance(pid := claims.get("pid"), str):
        raise Refused(Reason.NO_NATIONAL_ID)
    if not is_national_id(pid, synthetic_allowed=settings.SYNTHETIC_PERSONS):
        raise Refused(Reason.INVALID_NATIONAL_ID)
    return Identity(claims["iss"], subject, pid, level, str(claims.get("sid", "")))


def _verified_claims(id_token: str) -> dict[str, Any]:
    """The claims, once the signature is that of a published key."""
    try:
        header = jws.extract_compact(id_token.encode()).headers()
    except (JoseError, ValueError) as error:
        raise Refused(Reason.SIGNATURE) from error
    if header.get("alg") not in ALGORITHMS:
        raise Refused(Reason.ALGORITHM)
    key = idporten.signing_key(str(header.get("kid")))
    try:
        return jwt.decode(id_token, key, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError) as error:
        raise Refused(Reason.SIGNATURE) from error


def _check_origin(claims: dict[str, Any]) -> None:
    client_id, audience = settings.IDPORTEN["client_id"], claims.get("aud")
    if claims.get("iss") != settings.IDPORTEN["issuer"]:
        raise Refused(Reason.ISSUER)
    audiences = audience if isinstance(audience, list) else [audience]
    party = claims.get("azp", client_id if len(audiences) == 1 else None)
    if client_id not in audiences or party != client_id:
        raise Refused(Reason.AUDIENCE)


def _check_time(claims: dict[str, Any], expected: Expected) -> None:
    now = time.time()
    issued, expires = claims.get("iat"), claims.get("exp")
    if not isinstance(issued, int) or not isinstance(expires, int):
        raise Refused(Reason.OUT_OF_TIME)
    if expires <= now - LEEWAY or not now - LONGEST_LIFE < issued <= now + LEEWAY:
        raise Refused(Reason.OUT_OF_TIME)
    if expected.not_before is not None:
        authenticated = claims.get("auth_time")
        if not isinstance(authenticated, int) or authenticated < expected.not_before - LEEWAY:
            raise Refused(Reason.STALE_LOGIN)


def _client_authentication() -> dict[str, str]:
    """private_key_jwt (RFC 7523) where a key is configured, else the client's secret."""
    config = settings.IDPORTEN
    if not config["private_key"]:
        return {"client_secret": config["client_secret"]}
    key, now = _client_key(config["private_key"]), int(time.time())
    claims = {
        "iss": config["client_id"],
        "sub": config["client_id"],
        "aud": config["issuer"],
        "iat": now,
        "exp": now + ASSERTION_LIFE,
        "jti": uuid.uuid4().hex,
    }
    header = {"alg": "RS256", "kid": config["key_id"] or key.thumbprint()}
    return {"client_assertion_type": JWT_BEARER, "client_assertion": jwt.encode(header, claims, key)}


def _client_key(configured: str) -> RSAKey:
    """The key of a PEM text, or of a file; outside production a missing file is made."""
    if configured.startswith("-----BEGIN"):
        return RSAKey.import_key(configured)
    path = Path(configured)
    return RSAKey.import_key((path if settings.SECURE else ensure_rsa_key(path)).read_bytes())
