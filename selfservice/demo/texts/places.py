"""The library and the service office of a municipality. The people are made up."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.article import paragraph, running_text
from selfservice.starter.texts.entry import Entry

# Where the centre of each is (WGS 84): close enough for a map of the town.
CENTRES = {
    "alta": ("69.968500", "23.271600"),
    "hammerfest": ("70.663400", "23.682100"),
    "hasvik": ("70.486600", "22.158700"),
    "kvalsund": ("70.499100", "23.973900"),
    "loppa": ("70.238500", "22.351700"),
    "masoy": ("70.996600", "24.662600"),
    "nordkapp": ("70.982000", "25.970600"),
}


def places(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    town = demo.visiting_address.rpartition(", ")[2]
    latitude, longitude = CENTRES[demo.slug]
    return (
        Entry(
            "place",
            "biblioteket",
            t("Biblioteket"),
            t(
                "Lån bøker, spill og verktøy, eller bare vær her.",
                "Lån bøker, spel og verktøy, eller berre ver her.",
            ),
            pages.CULTURE,
            (
                running_text(
                    paragraph(
                        t(
                            "Lånekort får du gratis i skranken. Ta med legitimasjon.",
                            "Lånekort får du gratis i skranken. Ta med legitimasjon.",
                        )
                    )
                ),
            ),
            values={
                "visiting_address": f"Storgata 2, {town}",
                "phone": demo.phone,
                "email": f"bibliotek@{demo.slug}.example",
                "latitude": latitude,
                "longitude": longitude,
                "exceptions": t("Stengt på røde dager.", "Stengt på raude dagar."),
                "directions": t(
                    "Inngangen er mot torget. Det er trinnfritt, og bussen stopper rett utenfor.",
                    "Inngangen er mot torget. Det er trinnfritt, og bussen stoppar rett utanfor.",
                ),
            },
            streams={"hours": (_hours("0", "3", "10:00", "18:00"), _hours("4", "4", "10:00", "15:00"))},
        ),
        Entry(
            "department",
            pages.CONTACT,
            t("Kontakt oss"),
            t(
                "Servicekontoret svarer på spørsmål og viser deg videre.",
                "Servicekontoret svarer på spørsmål og viser deg vidare.",
            ),
            pages.ABOUT,
            (
                running_text(
                    paragraph(
                        t(
                            "Her får du hjelp til å fylle ut skjemaer, også med tolk.",
                            "Her får du hjelp til å fylle ut skjema, òg med tolk.",
                        )
                    )
                ),
            ),
            values={
                "visiting_address": demo.visiting_address,
                "phone": demo.phone,
                "email": demo.reception_address,
            },
            streams={
                "people": (
                    _person(demo, "Berit Testmann", t("Leder", "Leiar"), "berit"),
                    _person(
                        demo,
                        "Jovna Prøvesen",
                        t("Rådgiver, snakker samisk", "Rådgivar, snakkar samisk"),
                        "jovna",
                    ),
                )
            },
        ),
    )


def _hours(first: str, last: str, opens: str, closes: str) -> tuple[str, dict[str, str]]:
    return "hours", {"first": first, "last": last, "opens": opens, "closes": closes}


def _person(demo: DemoMunicipality, name: str, role: str, mailbox: str) -> tuple[str, dict[str, str]]:
    email = f"{mailbox}@{demo.slug}.example"
    return "person", {"name": name, "role": role, "phone": demo.phone, "email": email}
