"""Languages in addresses: bokmål has no prefix, every other language has its code first."""

from django.conf import settings

DEFAULT = settings.LANGUAGE_CODE
CODES = tuple(code for code, _name in settings.LANGUAGES)
PREFIXES = {code: "" if code == DEFAULT else f"/{code}" for code in CODES}


def language_of(path: str) -> str:
    """The language that a path asks for."""
    first = path.split("/", 2)[1] if path.count("/") > 1 else ""
    return first if first in PREFIXES and first != DEFAULT else DEFAULT


def without_prefix(path: str) -> str:
    """The path as it is in bokmål."""
    return path.removeprefix(PREFIXES[language_of(path)])


def in_language(path: str, language: str) -> str:
    """The same path in another language."""
    return PREFIXES[language] + without_prefix(path)
