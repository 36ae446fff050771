"""The front page of a municipality, as plain data; block values are filled in by selfservice.demo.pages."""

from typing import Any

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import front, pages
from selfservice.starter.texts.pages import Place

Block = tuple[str, dict[str, Any]]
_TOP_TASKS = (
    (("Når biblioteket er åpent", "Når biblioteket er ope"), "biblioteket"),
    (("Bygge garasje", "Byggje garasje"), "bygge-garasje"),
    (("Tilskudd til lag", "Tilskot til lag"), "tilskudd-til-lag"),
    (("Snakk med servicekontoret", "Snakk med servicekontoret"), pages.CONTACT),
)


def home(demo: DemoMunicipality, place: Place, t: Bilingual, image: int) -> list[Block]:
    """What a new municipality begins with, and what this one has made of it."""
    hero, services, cards, *rest = front.front(place, t)
    own_hero = {
        "heading": t(*demo.tagline),
        "intro": t(
            f"Velkommen til {demo.name} kommune. Her søker du, følger sakene dine og finner svar.",
            f"Velkomen til {demo.name} kommune. Her søkjer du, følgjer sakene dine og finn svar.",
        ),
        "image": image,
        "alt": t(*demo.landscape),
    }
    tasks = [{"title": t(*title), "page": slug} for title, slug in _TOP_TASKS]
    sea = {
        "title": t("Havn og friluft", "Hamn og friluft"),
        "text": t("Båtplass, turer og scooterløyper", "Båtplass, turar og skuterløyper"),
        "page": "hav-og-friluft",
    }
    return [
        ("hero", hero[1] | own_hero),
        *([kvalsund_note(t)] if demo.slug == "kvalsund" else []),
        services,
        ("top_tasks", {"heading": t("Mange ser etter"), "links": tasks}),
        ("cards", cards[1] | {"cards": [*cards[1]["cards"], sea]}),
        *rest,
    ]


def home_in(language: str, name: str, image: int) -> list[Block]:
    """A short front page in English or Northern Sámi, with the municipality's landscape."""
    hero, *rest = front.front_in(language, name)
    return [("hero", hero[1] | {"image": image, "alt": "", "decorative": True}), *rest]


def kvalsund_note(t: Bilingual) -> Block:
    """Why the demo shows a municipality that is no more."""
    return (
        "callout",
        {
            "tone": "info",
            "heading": t("Kvalsund er en del av Hammerfest", "Kvalsund er ein del av Hammerfest"),
            "text": t(
                "1. januar 2020 ble Kvalsund og Hammerfest slått sammen. Disse sidene viser hvordan Kvalsund kunne "
                "hatt sin egen portal.",
                "1. januar 2020 vart Kvalsund og Hammerfest slått saman. Desse sidene viser korleis Kvalsund kunne "
                "hatt sin eigen portal.",
            ),
        },
    )
