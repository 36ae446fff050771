"""How a hostile or broken provider answers: what the portal must refuse. Switched on by tests only."""

import base64
import hashlib
import hmac
import json
from enum import StrEnum
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey


class Hostile(StrEnum):
    """One way to be wrong; the value names it on the command line."""

    WRONG_NONCE = "wrong-nonce"
    ALG_NONE = "alg-none"
    HS256_PUBLIC_KEY = "hs256-public-key"
    FOREIGN_SIGNATURE = "foreign-signature"
    UNKNOWN_KEY = "unknown-key"
    WRONG_AUDIENCE = "wrong-audience"
    FOREIGN_AZP = "foreign-azp"
    WRONG_ISSUER = "wrong-issuer"
    EXPIRED = "expired"
    FROM_THE_FUTURE = "from-the-future"
    LOW_ACR = "low-acr"
    UNKNOWN_ACR = "unknown-acr"
    NO_PID = "no-pid"
    INVALID_PID = "invalid-pid"
    NO_ID_TOKEN = "no-id-token"  # noqa: S105
    GARBAGE = "garbage"
    STALE_LOGIN = "stale-login"
    FOREIGN_STATE = "foreign-state"
    FOREIGN_RESPONSE_ISSUER = "foreign-response-issuer"
    NO_RESPONSE_ISSUER = "no-response-issuer"
    TOKEN_ERROR = "token-error"  # noqa: S105
    TOKEN_SLOW = "token-slow"  # noqa: S105
    TOKEN_NOT_JSON = "token-not-json"  # noqa: S105


def bend_claims(mode: Hostile | None, claims: dict[str, Any]) -> dict[str, Any]:
    """The claims as a provider in this mode would state them."""
    bent = dict(claims)
    match mode:
        case Hostile.WRONG_NONCE:
            bent["nonce"] = "somebody-elses"
        case Hostile.WRONG_AUDIENCE:
            bent["aud"] = "another-service"
        case Hostile.FOREIGN_AZP:
            bent |= {"aud": [claims["aud"], "another-service"], "azp": "another-service"}
        case Hostile.WRONG_ISSUER:
            bent["iss"] = claims["iss"] + "/"
        case Hostile.EXPIRED:
            bent |= {"iat": claims["iat"] - 300, "exp": claims["exp"] - 300}
        case Hostile.FROM_THE_FUTURE:
            bent |= {"iat": claims["iat"] + 300, "exp": claims["exp"] + 300}
        case Hostile.LOW_ACR:
            bent["acr"] = "idporten-loa-low"
        case Hostile.UNKNOWN_ACR:
            bent["acr"] = "Level4"
        case Hostile.NO_PID:
            del bent["pid"]
        case Hostile.INVALID_PID:
            bent["pid"] = "12345678901"
        case Hostile.STALE_LOGIN:
            bent["auth_time"] = claims["auth_time"] - 3600
    return bent


def sign(mode: Hostile | None, claims: dict[str, Any], key: RSAKey) -> str:
    """The id_token, signed as a provider in this mode would."""
    header = {"alg": "RS256", "kid": key.kid}
    match mode:
        case Hostile.GARBAGE:
            return "not.a.token"
        case Hostile.ALG_NONE:
            return _encoded({"alg": "none", "kid": key.kid}) + "." + _encoded(claims) + "."
        case Hostile.HS256_PUBLIC_KEY:
            signed = _encoded({"alg": "HS256", "kid": key.kid}) + "." + _encoded(claims)
            digest = hmac.new(key.as_pem(private=False), signed.encode(), hashlib.sha256).digest()
            return f"{signed}.{_base64(digest)}"
        case Hostile.FOREIGN_SIGNATURE:
            return jwt.encode(header, claims, RSAKey.generate_key(2048))
        case Hostile.UNKNOWN_KEY:
            return jwt.encode(header | {"kid": "never-published"}, claims, key)
    return jwt.encode(header, claims, key)


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _encoded(part: dict[str, Any]) -> str:
    return _base64(json.dumps(part).encode())
