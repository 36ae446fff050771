"""Plain language: readability, long sentences and officialese, text by text (språklova § 9)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

from django.conf import settings
from django.utils.translation import gettext as _

from forms_app.definition.compiler import DIALOG_TEXTS
from forms_app.definition.model import Definition
from forms_app.quality.findings import Finding, Subject, warning
from forms_app.quality.words import OFFICIALESE

HARD = 50  # LIX above this is hard to read
LIX_WORDS = 20  # of fewer words LIX says nothing
LONG_SENTENCE = 25  # words
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
_BLOCK = re.compile(r"</(?:p|h\d|li|blockquote)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def plain(text: str) -> str:
    """The words of a text that may be HTML; every block of it is a line."""
    return unescape(_TAG.sub("", _BLOCK.sub("\n", text))) if "<" in text else text


def sentences(text: str) -> list[list[str]]:
    """The words of every sentence. A new line begins one too, so that lists are not one long sentence."""
    found = (_WORD.findall(part) for part in _SENTENCE.split(plain(text)))
    return [words for words in found if words]


def lix(text: str) -> float | None:
    """Björnsson's readability index: words per sentence + per cent of words longer than six letters.

    Below 30 is very easy, 40 to 50 medium, above 60 very hard. None for a text too short to tell.
    """
    found = sentences(text)
    words = [word for sentence in found for word in sentence]
    if len(words) < LIX_WORDS:
        return None
    return len(words) / len(found) + 100 * sum(len(word) > 6 for word in words) / len(words)


def officialese(text: str, language: str) -> list[tuple[str, str]]:
    """Words of officials in a text, as they stand there, each with what to write instead."""
    pattern, instead = _pattern(language)
    found = {
        match.lastindex: match.group()
        for match in pattern.finditer(plain(text))
        if match.lastindex is not None
    }
    return [(word, instead[number - 1]) for number, word in found.items()]


@lru_cache
def _pattern(language: str) -> tuple[re.Pattern[str], list[str]]:
    """All of a language's words in one expression, whose groups are in the order of what to write instead."""
    words = OFFICIALESE.get(language, {})
    parts = []
    for stem in words:
        end = r"\b" if stem.endswith("$") else "" if stem.endswith(".") else r"\w*"
        parts.append(f"({re.escape(stem.rstrip('$'))}{end})")
    return re.compile(rf"\b(?:{'|'.join(parts) or '(?!)'})", re.IGNORECASE), list(words.values())


def plain_language(subject: Subject) -> Iterator[Finding]:
    """What is hard to read in the dialog's language and in its translations to the other Norwegian one."""
    own = subject.page.locale.language_code
    for language in (own, *(page.locale.language_code for page in subject.translations)):
        definition = subject.definition_in(language)
        if definition is not None and (language == own or language in OFFICIALESE):
            read_already = subject.definition.texts if subject.definition and language != own else {}
            yield from _in(definition, "" if language == own else language, read_already)


def _in(definition: Definition, other: str, read_already: Mapping[str, str]) -> Iterator[Finding]:
    steps = {step.id for step in definition.steps}
    asked = set(definition.all_questions())
    for name, text in definition.texts.items():
        block, _dot, part = name.partition(".")
        place = {"step": block} if block in steps else {"question": block} if block in asked else {}
        if text == read_already.get(name) or (not place and name not in DIALOG_TEXTS):
            continue
        place["field"] = f"{other} {part or name}".strip()
        start = _named(other) + _quoted(text)
        if (index := lix(text)) is not None and index > HARD:
            yield warning(
                "lix",
                _(
                    "%(text)s is hard to read (LIX %(lix)d, aim for less than 40). Use shorter sentences and words."
                )
                % {"text": start, "lix": index},
                **place,
            )
        for words in sentences(text):
            if len(words) > LONG_SENTENCE:
                yield warning(
                    "sentence",
                    _("A sentence of %(count)d words: “%(start)s …”. Divide it.")
                    % {"count": len(words), "start": " ".join(words[:6])},
                    **place,
                )
        for word, instead in officialese(text, definition.language):
            yield warning(
                "officialese",
                _("%(text)s: write “%(instead)s” rather than “%(word)s”.")
                % {"text": start, "word": word, "instead": instead},
                **place | {"field": f"{place['field']} {word.lower()}"},
            )


def _named(language: str) -> str:
    return f"{_(dict(settings.LANGUAGES).get(language, language))}: " if language else ""


def _quoted(text: str) -> str:
    line = " ".join(plain(text).split())
    return f"“{line[:50].rstrip()}{'…' if len(line) > 50 else ''}”"
