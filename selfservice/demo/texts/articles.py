"""What a municipality of the demo tells besides what every new one does: by the sea, and as news."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.news import news
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts.article import Article, bullets, heading, paragraph, running_text


def articles(demo: DemoMunicipality, t: Bilingual) -> tuple[Article, ...]:
    """Every content page that links to a dialog, and the news."""
    return (_sea(demo, t), *news(demo, t))


def _sea(demo: DemoMunicipality, t: Bilingual) -> Article:
    return Article(
        "hav-og-friluft",
        t("Havn og friluft", "Hamn og friluft"),
        t(
            "Småbåthavner, turløyper og scooterløyper.",
            "Småbåthamner, turløyper og skuterløyper.",
        ),
        (
            running_text(
                heading(t("Småbåthavner", "Småbåthamner")),
                paragraph(
                    t(
                        f"Kommunen har plasser i {len(demo.harbours)} havner:",
                        f"Kommunen har plassar i {len(demo.harbours)} hamner:",
                    )
                ),
                bullets(*(t(harbour.name) for harbour in demo.harbours)),
                paragraph(
                    t(
                        'Du søker om plass i <a id="a1">skjemaet for båtplass</a>.',
                        'Du søkjer om plass i <a id="a1">skjemaet for båtplass</a>.',
                    )
                ),
                heading(t("På tur", "På tur")),
                paragraph(
                    t(
                        "Alle kan ferdes fritt i utmarka. Vis hensyn til rein, særlig når det er kalving i mai, og "
                        "ha hunden i bånd.",
                        "Alle kan ferdast fritt i utmarka. Vis omsyn til rein, særleg når det er kalving i mai, og "
                        "ha hunden i band.",
                    )
                ),
                heading(t("Scooterløyper", "Skuterløyper")),
                paragraph(
                    t(
                        "Løypene åpner når isen er trygg. De er stengt fra 5. mai til 30. juni.",
                        "Løypene opnar når isen er trygg. Dei er stengde frå 5. mai til 30. juni.",
                    )
                ),
            ),
        ),
        menu=True,
        link="batplass",
    )
