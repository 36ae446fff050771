"""The questions that both sides ask, and what the citizen answers."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Asked:
    type: str
    label: str
    answer: str
    options: tuple[str, ...] = ()


QUESTIONS = (
    Asked("text", "Navn", "Kari Nordmann"),
    Asked("text", "Adresse", "Storgata 1"),
    Asked("text", "Poststed", "9510 Alta"),
    Asked("email", "Epost", "kari@innbygger.example"),
    Asked("number", "Lengde", "7"),
    Asked("text", "Navn paa baaten", "Havella"),
    Asked("text", "Registreringsnummer", "ABC123"),
    Asked("yes_no", "Fast plass", "ja", ("ja", "nei")),
    Asked("one_of", "Havn", "Bossekop", ("Bossekop", "Bukta", "Talvik")),
    Asked("long_text", "Merknader", "Helst ytterst, for hun stikker dypt."),
)

MANY = (50, 200)  # the sizes of the large steps


def many(count: int) -> tuple[Asked, ...]:
    """As many questions of the same mixed types, each with a label of its own."""
    ten = len(QUESTIONS)
    return tuple(
        replace(QUESTIONS[number % ten], label=f"{QUESTIONS[number % ten].label} {number // ten + 1}")
        for number in range(count)
    )
