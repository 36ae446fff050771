"""What the connector `person` tells, whichever register is behind it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a register knew them at `fetched_at`.

    `address` is the lines of a postal address, or None where there is none to use: unknown, protected, or the
    person is dead. `protected` means that the address is graded; then nothing here lets anybody infer where
    the person lives. `foreign`: the address is abroad. `children` are national ids, empty unless asked for.
    """

    first_name: str
    middle_name: str
    last_name: str
    address: tuple[str, ...] | None
    foreign: bool
    protected: bool
    birth_date: date | None
    dead: bool
    children: tuple[str, ...]
    source: str
    fetched_at: datetime

    @property
    def name(self) -> str:
        """The whole name, first name first."""
        return " ".join(part for part in (self.first_name, self.middle_name, self.last_name) if part)


class PersonRegister(Protocol):
    """The capability `person`."""

    def fetch(self, national_id: str, *, with_children: bool = False) -> Person | None:
        """The person, or None when the register knows nobody by that id. Raises Unavailable."""
