"""Secrets of an installation that was not given any: made once, kept in one file under VAR.

Production passes every secret in its environment (SECURE=1 refuses to make them up).
"""

import base64
import os
import secrets
from pathlib import Path


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
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.touch(mode=0o600)
    temporary.write_text("\n".join(lines) + "\n")
    try:
        os.link(temporary, path)  # the first of several starting processes wins
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return path
