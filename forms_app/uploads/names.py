"""What a file is called: a name that cannot steer a disk, a header or the eye."""

import re
import unicodedata

LONGEST = 100  # characters
# What Windows and shells give meaning to; separators of folders go with what stands before them.
_STEERING = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


def clean(name: str, fallback: str = "vedlegg") -> str:
    """The last part of a name as a browser gave it, without characters that hide or steer anything."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Cc, Cf (marks of direction, zero width), Cs, Co and Cn; line and paragraph separators.
    visible = "".join(
        letter
        for letter in last
        if unicodedata.category(letter)[0] != "C" and unicodedata.category(letter) not in ("Zl", "Zp")
    )
    short = " ".join(_STEERING.sub("", visible).split()).strip(". ")
    if len(short) > LONGEST:
        stem, _dot, ending = short.rpartition(".")
        tail = f".{ending}" if stem and len(ending) < 9 else ""
        short = short[: LONGEST - len(tail)].rstrip(". ") + tail
    return short or fallback


def with_ending(name: str, endings: tuple[str, ...]) -> str:
    """The name with an ending that its content has: the first of `endings` unless it has one of them."""
    stem, dot, ending = name.rpartition(".")
    if dot and ending.lower() in endings:
        return name
    # Only what looks like an ending is taken for one: "møte 12.5" keeps its number.
    base = (
        stem if dot and stem and re.fullmatch(r"[A-Za-z]{1,5}|[A-Za-z]{2}[A-Za-z0-9]{1,3}", ending) else name
    )
    return f"{base}.{endings[0]}"
