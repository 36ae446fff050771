"""What a municipality of the demo has on its self-service page beside what a new one begins with."""

from typing import Any

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import front


def menu(demo: DemoMunicipality, t: Bilingual) -> list[tuple[str, dict[str, Any]]]:
    """The blocks beside the services."""
    return [
        *front.menu(t),
        ("way", {"heading": t("Tjenester for", "Tenester for"), "way": "target_groups"}),
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
