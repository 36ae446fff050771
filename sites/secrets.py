"""Secrets of an installation that was not given any: made once, kept in one file under VAR.

Production passes every secret in its environment (SECURE=1 refuses to make them up).
"""

import base64
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def ensure_file(path: Path) -> Path:
    """Returns `path` after writing fresh random secrets to it (mode 0600) if it does not exist."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    index = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    lines = [
        f"SECRET_KEY={secrets.token_urlsafe(50)}",
        f"FIELD_KEYS=1:{key}",
        f"INDEX_KEY={index}",
        f"STAFF_PASSWORD={secrets.token_urlsafe(12)}",
    ]
    return _write_once(path, "\n".join(lines) + "\n")


def ensure_rsa_key(path: Path) -> Path:
    """Returns `path` after writing a fresh private RSA key to it (PEM, mode 0600) if it does not exist."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return _write_once(path, key.private_bytes(encoding, kind, serialization.NoEncryption()).decode())


def _write_once(path: Path, text: str) -> Path:
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.touch(mode=0o600)
    temporary.write_text(text)
    try:
        os.link(temporary, path)  # the first of several starting processes wins
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return path
