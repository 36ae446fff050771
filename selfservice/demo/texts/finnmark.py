"""What holds in Finnmark, and what each municipality offers there."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.article import paragraph, running_text
from selfservice.starter.texts.entry import Entry


def finnmark(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    return (
        Entry(
            "content", "gratis-barnehage", t("Gratis barnehage i Finnmark"),
            t("Hva dere betaler, og fristen for å søke.", "Kva de betaler, og fristen for å søkje."), pages.CHILDREN,
            (running_text(
                paragraph(t(
                    "I tiltakssonen i Finnmark og Nord-Troms betaler du ikke for barnehageplass. Du betaler bare for maten.",
                    "I tiltakssona i Finnmark og Nord-Troms betaler du ikkje for barnehageplass. Du betaler berre for maten.")),
                paragraph(t(
                    "Søk innen 1. mars. Søker du senere, får du plass når det er ledig.",
                    "Søk innan 1. mars. Søkjer du seinare, får du plass når det er ledig.")),
            ),),
        ),
        Entry(
            "content", "ledige-tomter", t("Ledige tomter"),
            t("Bygg der du har utsikt til fjorden.", "Bygg der du har utsikt til fjorden."), pages.BUILDING,
            (
                running_text(paragraph(t(
                    f"{demo.name} kommune har byggeklare tomter. Ring {demo.phone}, så finner vi en som passer for deg.",
                    f"{demo.name} kommune har byggjeklare tomter. Ring {demo.phone}, så finn vi ei som passar for deg."))),
                ("callout", {
                    "tone": "warning",
                    "heading": t("Snølast på taket"),
                    "text": t("Måk taket i tide. Varsle dem som går under, og sikre deg med tau.",
                              "Måk taket i tide. Varsle dei som går under, og sikre deg med tau."),
                }),
            ),
        ),
        Entry(
            "content", "psykisk-helse", t("Noen å snakke med", "Nokon å snakke med"),
            t("Hjelp når livet er vanskelig.", "Hjelp når livet er vanskeleg."), pages.CARE,
            (running_text(
                paragraph(t(
                    "Du kan ta kontakt direkte med psykisk helse i kommunen. Du trenger ikke henvisning.",
                    "Du kan ta kontakt direkte med psykisk helse i kommunen. Du treng ikkje tilvising.")),
                paragraph(t(
                    f"Ring {demo.phone}. Er du under 20 år, kan du gå rett til helsestasjon for ungdom.",
                    f"Ring {demo.phone}. Er du under 20 år, kan du gå rett til helsestasjon for ungdom.")),
            ),),
        ),
    )  # fmt: skip
