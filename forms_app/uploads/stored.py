"""A file as the rest of a dialog sees it: never its bytes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How far a file has come. Only a clean one is ever served."""

    RECEIVING = "receiving"  # some of it is here
    WAITING = "waiting"  # in quarantine: all of it is here, and nobody has looked at it yet
    CLEAN = "clean"
    REFUSED = "refused"  # its bytes are gone


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file at a place: the question's id, within a repeated group `<group>.<row>.<question>`.

    `size` and `received` are bytes; `type` is a media type and empty until the content has been seen.
    """

    id: str
    place: str
    name: str
    size: int
    received: int
    type: str = ""
    sha256: str = ""
    state: State = State.CLEAN

    @property
    def whole(self) -> bool:
        """Whether it is all here and may be sent, looked at or not."""
        return self.state in (State.WAITING, State.CLEAN)

    @property
    def as_value(self) -> dict[str, Any]:
        """What an answer keeps of it."""
        return {
            "id": self.id, "name": self.name, "type": self.type, "size": self.size, "sha256": self.sha256,
        }  # fmt: skip
