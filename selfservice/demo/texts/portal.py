"""The self-service page of a municipality, as plain data."""

from typing import Any

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual

# In these languages the page is kept by itself, not as a translation.
FIELDS_IN = {
    "en": {
        "title": "Self-service",
        "description": "Apply, report and follow your cases. Most forms are in Norwegian.",
    },
    "se": {"title": "Digitála bálvalusat", "description": "Dás gávnnat suohkana bálvalusaid."},
}


def fields(t: Bilingual) -> dict[str, str]:
    return {
        "title": t("Selvbetjening", "Sjølvbetening"),
        "description": t(
            "Søk, meld fra og følg sakene dine. Du kan ta pause og fortsette når du vil.",
            "Søk, meld frå og følg sakene dine. Du kan ta pause og halde fram når du vil.",
        ),
    }


def menu(demo: DemoMunicipality, t: Bilingual) -> list[tuple[str, dict[str, Any]]]:
    """The blocks beside the services; pages are named by slug."""
    return [
        ("way", {"heading": t("Livshendelser", "Livshendingar"), "way": "life_events"}),
        ("way", {"heading": t("Tjenester for", "Tenester for"), "way": "target_groups"}),
        (
            "menu",
            {
                "heading": t("Les mer", "Les meir"),
                "links": [
                    {"title": t("Barnehage og skole", "Barnehage og skule"), "page": "barnehage-og-skole"},
                    {"title": t("Bygge og bo", "Byggje og bu"), "page": "bygge-og-bo"},
                    {"title": t("Helse og omsorg"), "page": "helse-og-omsorg"},
                    {"title": t("Havn og friluft", "Hamn og friluft"), "page": "hav-og-friluft"},
                    {"title": t("Slik tar vi vare på opplysningene", "Slik tek vi vare på opplysningane"),
                     "page": "personvern"},
                ],
            },
        ),
        (
            "menu",
            {
                "heading": t("Andre innganger", "Andre inngangar"),
                "links": [
                    {"title": t("Altinn"), "url": "https://www.altinn.no/"},
                    {"title": t("Norge.no", "Noreg.no"), "url": "https://www.norge.no/"},
                    {"title": t("ID-porten: få hjelp med innlogging", "ID-porten: få hjelp med innlogging"),
                     "url": "https://eid.difi.no/"},
                ],
            },
        ),
        (
            "callout",
            {
                "tone": "info",
                "heading": t("Trenger du hjelp?", "Treng du hjelp?"),
                "text": t(
                    f"Ring {demo.phone} mandag–fredag 09.00–15.00, så hjelper vi deg med å fylle ut.",
                    f"Ring {demo.phone} måndag–fredag 09.00–15.00, så hjelper vi deg med å fylle ut.",
                ),
            },
        ),
    ]  # fmt: skip
