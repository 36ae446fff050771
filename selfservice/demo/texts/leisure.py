"""The theme “Kultur og fritid”: a section with an article that has one of everything."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.article import bullets, heading, paragraph, running_text
from selfservice.starter.texts.entry import PICTURE, Entry


def leisure(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    return (
        Entry(
            "section",
            pages.CULTURE,
            t("Kultur og fritid"),
            t(
                "Bibliotek, lag og foreninger, og det som skjer.",
                "Bibliotek, lag og foreiningar, og det som skjer.",
            ),
            menu=True,
            body=(
                (
                    "links",
                    {
                        "heading": t("Snarveier", "Snarvegar"),
                        "links": [
                            {"title": t("Båtplass", "Båtplass"), "page": "batplass"},
                            {
                                "title": t("Finn en tur på ut.no", "Finn ein tur på ut.no"),
                                "url": "https://ut.no/",
                            },
                        ],
                    },
                ),
            ),
        ),
        _grants(demo, t),
    )


def _grants(demo: DemoMunicipality, t: Bilingual) -> Entry:
    return Entry(
        "content",
        "tilskudd-til-lag",
        t("Tilskudd til lag og foreninger", "Tilskot til lag og foreiningar"),
        t(
            "Driver dere noe for andre, kan dere få penger fra kommunen.",
            "Driv de noko for andre, kan de få pengar frå kommunen.",
        ),
        pages.CULTURE,
        (
            running_text(
                paragraph(
                    t(
                        f"Frivillige lag i {demo.name} kan søke om tilskudd til drift og til arrangementer. Vi legger "
                        "mest vekt på tilbud til barn og unge.",
                        f"Frivillige lag i {demo.name} kan søkje om tilskot til drift og til arrangement. Vi legg mest "
                        "vekt på tilbod til barn og unge.",
                    )
                ),
            ),
            (
                "fact_box",
                {
                    "heading": t("Kort fortalt", "Kort fortalt"),
                    "text": bullets(
                        t("Søknadsfrist: 15. mars", "Søknadsfrist: 15. mars"),
                        t("Laget må stå i Frivillighetsregisteret", "Laget må stå i Frivilligregisteret"),
                        t("Svar innen 1. mai", "Svar innan 1. mai"),
                    ),
                },
            ),
            running_text(heading(t("Hva dere kan få", "Kva de kan få"))),
            (
                "table",
                {
                    "caption": t("Tilskudd i 2026", "Tilskot i 2026"),
                    "rows": t(
                        "Tilskudd | Høyeste beløp | Egenandel\nDrift | 20 000 kr | Ingen\n"
                        "Arrangement | 15 000 kr | 25 prosent\nUtstyr | 40 000 kr | 50 prosent",
                        "Tilskot | Høgaste beløp | Eigendel\nDrift | 20 000 kr | Ingen\n"
                        "Arrangement | 15 000 kr | 25 prosent\nUtstyr | 40 000 kr | 50 prosent",
                    ),
                },
            ),
            (
                "picture",
                {"image": PICTURE, "alt": t(*demo.landscape), "caption": t("Her er det plass til fritid.")},
            ),
            (
                "quote",
                {
                    "text": t(
                        "Uten tilskuddet hadde det ikke blitt noen skicup i år.",
                        "Utan tilskotet hadde det ikkje blitt nokon skicup i år.",
                    ),
                    "source": t("Leder i et idrettslag", "Leiar i eit idrettslag"),
                },
            ),
            (
                "accordion",
                {
                    "texts": [
                        {
                            "heading": t(
                                "Kan vi søke uten organisasjonsnummer?",
                                "Kan vi søkje utan organisasjonsnummer?",
                            ),
                            "text": paragraph(
                                t(
                                    "Nei. Dere får nummer gratis i Brønnøysundregistrene.",
                                    "Nei. De får nummer gratis i Brønnøysundregistra.",
                                )
                            ),
                        },
                        {
                            "heading": t("Når kommer pengene?", "Når kjem pengane?"),
                            "text": paragraph(
                                t(
                                    "To uker etter at dere har fått svar.",
                                    "To veker etter at de har fått svar.",
                                )
                            ),
                        },
                    ]
                },
            ),
        ),
    )
