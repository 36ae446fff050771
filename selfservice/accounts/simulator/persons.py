"""Who can log in: synthetic persons from a file, or those of the demo."""

import json
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("substantial", "high")  # lowest first; MinID reaches the first, BankID both


@dataclass(frozen=True, slots=True)
class Person:
    """A synthetic person with the assurance levels that their electronic ids reach."""

    pid: str
    name: str
    levels: tuple[str, ...] = LEVELS


def read(path: Path) -> dict[str, Person]:
    """Reads a JSON list of `{"pid": …, "name": …, "levels": […]}`; without levels a person has both."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    people = [Person(row["pid"], row["name"], tuple(row.get("levels", LEVELS))) for row in rows]
    return {person.pid: person for person in people}


def of_the_demo() -> dict[str, Person]:
    """The persons that the demo's population register knows, except the dead and the children."""
    from selfservice.demo.persons import PERSONS

    alive = (p for p in PERSONS if "doedsfall" not in p.document and not p.trait.startswith("barn"))
    return {p.national_id: Person(p.national_id, p.title) for p in alive}
