"""Encryption of personal data at rest: AES-256-GCM with a key id and bound context.

A sealed value is: key id (1 byte), nonce (12 bytes), ciphertext and tag. The context (associated data) names
model, field, municipality and row, so that a value moved to another row cannot be opened (NIST SP 800-38D).
"""

import base64
import hashlib
import hmac
import json
import os
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


@lru_cache(maxsize=4)
def _keys(setting: str) -> dict[int, AESGCM]:
    pairs = (part.strip().split(":", 1) for part in setting.split(","))
    return {int(number): AESGCM(base64.urlsafe_b64decode(key)) for number, key in pairs}


def seal(value: Any, context: str) -> bytes:
    """Encrypts a JSON-able value under the active key, bound to `context`."""
    return seal_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), context)


def seal_bytes(plain: bytes, context: str) -> bytes:
    """Encrypts bytes, for example a piece of a file, under the active key, bound to `context`."""
    keys = _keys(settings.FIELD_KEYS)
    number = next(iter(keys))
    nonce = os.urandom(12)
    return bytes([number]) + nonce + keys[number].encrypt(nonce, plain, context.encode())


def unseal(sealed: bytes, context: str) -> Any:
    """Decrypts what `seal` made.

    Raises cryptography.exceptions.InvalidTag when value or context was altered, KeyError for an unknown key id.
    """
    return json.loads(unseal_bytes(sealed, context))


def unseal_bytes(sealed: bytes, context: str) -> bytes:
    """Decrypts what `seal_bytes` made. Raises as `unseal` does."""
    data = bytes(sealed)
    return _keys(settings.FIELD_KEYS)[data[0]].decrypt(data[1:13], data[13:], context.encode())


def blind_index(value: str, scope: str) -> str:
    """A keyed, scoped fingerprint for look-up: equal values match inside one scope and nowhere else.

    National ids are few enough to enumerate, hence HMAC-SHA256 under a key of its own.
    """
    key = base64.urlsafe_b64decode(settings.INDEX_KEY)
    return hmac.new(key, f"{scope}\0{value}".encode(), hashlib.sha256).hexdigest()
