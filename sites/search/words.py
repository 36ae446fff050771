"""What somebody may mean by what they typed: synonyms of Los, and words that are spelt like theirs.

Spelling is compared by trigrams, as PostgreSQL's pg_trgm does, which not every installation has.
"""

import re
from collections.abc import Collection, Mapping

from sites.los.vocabulary import vocabulary
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

# Endings of Norwegian nouns, longest first: Los has its words in the singular.
_ENDINGS = re.compile(r"(?:ene|ane|er|ar|en|et|a|e|s)$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ALIKE = 0.35  # of 1: share of trigrams that two words have in common
SHORTEST = 4  # characters: shorter words are all alike
FEWEST = 3  # a trigram

_rings: Memo[Mapping[str, frozenset[str]]] = Memo()


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())


def synonyms(text: str) -> frozenset[str]:
    """What Los calls the same as `text` (in small letters), itself left out: in bokmål, nynorsk and English."""
    known = _rings.get("los", (stamps.SHARED,), _read)
    found = known.get(text) or known.get(_ENDINGS.sub("", text)) or frozenset()
    return found - {text}


def _read() -> Mapping[str, frozenset[str]]:
    rings: dict[str, frozenset[str]] = {}
    for word in vocabulary().words.values():
        labels = {*word.names.values(), *(label for some in word.synonyms.values() for label in some)}
        ring = frozenset(label.lower() for label in labels)
        for label in ring:
            rings[label] = rings.get(label, frozenset()) | ring
    return rings


def labels() -> Collection[str]:
    """Everything that Los has a name for, in small letters."""
    return _rings.get("los", (stamps.SHARED,), _read).keys()


def corrected(text: str, known: Collection[str]) -> str:
    """The text with each word that nobody here uses changed to the most similar one that is used."""
    return " ".join(_correct(word, known) for word in words_of(text))


def _correct(word: str, known: Collection[str]) -> str:
    if len(word) < SHORTEST or any(one.startswith(word) for one in known):
        return word
    ours = _trigrams(word)
    best = max(known, key=lambda one: (_alike(ours, _trigrams(one)), one), default=word)
    return best if _alike(ours, _trigrams(best)) >= ALIKE else word


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + FEWEST] for start in range(len(padded) - FEWEST + 1)}


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
