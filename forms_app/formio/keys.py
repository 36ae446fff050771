"""Machine keys: Form.io's own where they are valid, else as near to them as can be."""

import hashlib
import re

from forms_app.definition.compiler import key_from
from forms_app.formio.form import Path

LONGEST = 50
_VALID = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST - 1}}}")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Keys:
    """The keys of one dialog, no two the same."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def of(self, path: Path) -> str:
        """The key of what Form.io has at `path`: its last name, with more of the path where that is taken."""
        for start in range(len(path) - 1, -1, -1):
            key = machine_key("_".join(path[start:]))
            if key not in self.taken:
                break
        number, stem = 2, key[: LONGEST - 4]
        while key in self.taken:
            key, number = f"{stem}_{number}", number + 1
        self.taken.add(key)
        return key


def machine_key(name: str) -> str:
    """A valid key as near to a name as can be, the same for the same name."""
    if _VALID.fullmatch(name):
        return name
    snake = _CAMEL.sub("_", name)
    key = key_from(snake)
    if len(snake) <= len(key):
        return key
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{key[: LONGEST - 7].strip('_')}_{digest}"
