"""References: what a citizen reads over the telephone, for example 7KM-4TX-9PR.

Nineteen characters, chosen so that none looks like another (no 0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V), that D
is not heard as T or N as M, and that no words can be spelt. Nineteen is a prime, so a weighted sum modulo 19
finds every single wrong character and every swap of two (the principle of ISBN-10, ISO 2108).
"""

import re
import secrets

ALPHABET = "23456789CFHJKMPRTWX"
LENGTH = 9
_random = secrets.SystemRandom()
_SEPARATORS = re.compile(r"[\s\-‐-―−]+")


class InvalidReference(ValueError):
    """Not a reference, or one with a mistake in it."""


def _check(characters: str) -> str:
    """The character that makes the weighted sum of all nine divisible by 19."""
    weighted = sum(weight * ALPHABET.index(one) for weight, one in enumerate(characters, start=2))
    return ALPHABET[-weighted % len(ALPHABET)]


def new() -> str:
    """A random reference, one of 19⁸ (1.7 · 10¹⁰); the unique column decides whether it was free."""
    characters = "".join(_random.choices(ALPHABET, k=LENGTH - 1))
    return _grouped(characters + _check(characters))


def parse(typed: str) -> str:
    """The reference in its one written form, from what a person typed: any case, spaces and hyphens anywhere.

    Raises InvalidReference.
    """
    characters = _SEPARATORS.sub("", typed).upper()
    if len(characters) != LENGTH or not set(characters) <= set(ALPHABET):
        raise InvalidReference
    if _check(characters[:-1]) != characters[-1]:
        raise InvalidReference
    return _grouped(characters)


def _grouped(characters: str) -> str:
    return "-".join(characters[start : start + 3] for start in range(0, LENGTH, 3))
