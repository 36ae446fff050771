"""What pages of every other kind than articles are made of."""

from dataclasses import dataclass, field
from typing import Any

from selfservice.starter.texts.article import Block

PICTURE = "@picture"  # stands for the municipality's landscape


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a `kind` (selfservice.starter.making) below the page whose slug is `parent`.

    `streams` are its StreamFields besides the body, `values` its other fields.
    """

    kind: str
    slug: str
    title: str
    description: str = ""
    parent: str = ""
    body: tuple[Block, ...] = ()
    menu: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    streams: dict[str, tuple[Block, ...]] = field(default_factory=dict)
