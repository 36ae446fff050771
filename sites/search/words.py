"""What somebody may mean by what they typed: words that mean the same, words spelt alike, words within words."""

import re
from collections.abc import Collection, Mapping

from sites.los import everyday
from sites.los.vocabulary import vocabulary
from sites.pagecache import stamps
from sites.pagecache.memo import Memo

# Endings of Norwegian nouns, longest first: Los has its words in the singular.
_ENDINGS = re.compile(r"(?:ene|ane|er|ar|en|et|a|e|s)$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
SHORTEST = 4  # characters: shorter words are all alike
LONG = 8  # characters: whoever types that many may be wrong twice
# How people write letters that their keyboard lacks.
_PLAIN = str.maketrans({"æ": "a", "ä": "a", "ø": "o", "ö": "o", "å": "a", "á": "a", "č": "c", "đ": "d", "ŋ": "n",
                        "š": "s", "ŧ": "t", "ž": "z"})  # fmt: skip

_rings: Memo[Mapping[str, frozenset[str]]] = Memo()


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())


def synonyms(text: str) -> frozenset[str]:
    """What people and Los call the same as `text` (in small letters), itself left out, in any language."""
    known = _rings.get("los", (stamps.SHARED,), _read)
    found = known.get(text) or known.get(_ENDINGS.sub("", text)) or frozenset()
    return found - {text}


def _read() -> Mapping[str, frozenset[str]]:
    rings: dict[str, frozenset[str]] = {}
    los = vocabulary()
    found = [ring for _theme, ring in everyday.rings()]
    found += [frozenset(name.lower() for name in theme.names.values()) for theme in los.themes.values()]
    for word in los.words.values():
        labels = {*word.names.values(), *(label for some in word.synonyms.values() for label in some)}
        found.append(frozenset(label.lower() for label in labels))
    for ring in found:
        for label in ring:
            rings[label] = rings.get(label, frozenset()) | ring
    return rings


def labels() -> Collection[str]:
    """Everything that people and Los have a name for, in small letters."""
    return _rings.get("los", (stamps.SHARED,), _read).keys()


def corrected(text: str, known: Collection[str]) -> str:
    """The text with each word that nobody here uses changed to one that is used and spelt nearly so, if any is."""
    return " ".join(_correct(word, known) for word in words_of(text))


def parts(text: str, known: Collection[str]) -> str:
    """The words that the words of a text begin or end with: “snøbrøyting” has “brøyting” in it."""
    found: list[str] = []
    for word in words_of(text):
        inside = [one for one in known if len(one) >= SHORTEST and one != word]
        for fits in (word.startswith, word.endswith):
            found.append(max((one for one in inside if fits(one)), key=len, default=""))
    return " ".join(dict.fromkeys(part for part in found if part))


def _correct(word: str, known: Collection[str]) -> str:
    if len(word) < SHORTEST or any(one.startswith(word) for one in known):
        return word
    most = 1 + (len(word) >= LONG)
    plain = word.translate(_PLAIN)
    near = [one for one in known if abs(len(one) - len(word)) <= most]
    edits = {
        one: distance for one in near if (distance := _distance(plain, one.translate(_PLAIN), most)) <= most
    }
    return min(edits, key=lambda one: (edits[one], one), default=word)


def _distance(one: str, other: str, most: int) -> int:
    """How many letters to add, leave out, change or swap with the next; more than `most` is `most` + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        further, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, further[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
