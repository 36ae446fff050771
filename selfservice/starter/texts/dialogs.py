"""Two dialogs that every municipality has use for from its first day."""

from selfservice.starter.bilingual import Bilingual
from selfservice.starter.form import DialogText, Step, ask, when
from selfservice.starter.texts.pages import Place


def _contact(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.phone, place.email) if part)


def inquiry(place: Place, t: Bilingual) -> DialogText:
    """“Skriv til oss”: a question or a message, without login."""
    return DialogText(
        slug="skriv-til-oss",
        fields={
            "title": t("Skriv til oss", "Skriv til oss"),
            "level": "none",
            "los_theme": "demokrati-og-innbyggerrettigheter",
            "minutes": 3,
            "summary": t("Spør om noe, eller gi oss en tilbakemelding.", "Spør om noko, eller gi oss ei tilbakemelding."),
            "audience": t("Alle kan skrive til oss.", "Alle kan skrive til oss."),
            "next_steps": t("Vi leser det du skriver, og svarer deg på e-post.", "Vi les det du skriv, og svarer deg på e-post."),
            "processing_time": t("Inntil tre uker", "Inntil tre veker"),
            "contact": t(_contact(place)),
        },
        steps=(
            Step("melding", t("Det du vil si", "Det du vil seie"), "", (
                ask("one_of", "gjelder", t("Hva gjelder det?", "Kva gjeld det?"), options=(
                    ("sporsmal", t("Et spørsmål", "Eit spørsmål")),
                    ("ros", t("Ros eller ris")),
                    ("annet", t("Noe annet", "Noko anna")),
                )),
                ask("long_text", "melding", t("Melding", "Melding"),
                    t("Ikke skriv fødselsnummer eller opplysninger om helse her.",
                      "Ikkje skriv fødselsnummer eller opplysningar om helse her.")),
            )),
            Step("svar", t("Svar til deg", "Svar til deg"), "", (
                ask("yes_no", "svar", t("Vil du ha svar?", "Vil du ha svar?")),
                ask("text", "navn", t("Navn", "Namn"), show_if=when("svar", "equals", "yes"), max_length=100),
                ask("email", "epost", t("E-post"), t("Vi svarer deg hit.", "Vi svarer deg hit."),
                    show_if=when("svar", "equals", "yes"), receipt=True),
            )),
        ),
    )  # fmt: skip


def fault(place: Place, t: Bilingual) -> DialogText:
    """“Meld fra om feil”: a hole in the road, a leak, a lamp that is out."""
    return DialogText(
        slug="meld-feil",
        fields={
            "title": t("Meld fra om feil", "Meld frå om feil"),
            "level": "none",
            "los_theme": "trafikk-og-transport",
            "minutes": 3,
            "summary": t("Si fra om hull i veien, lekkasjer, gatelys og annet som kommunen skal ordne.",
                         "Sei frå om hol i vegen, lekkasjar, gatelys og anna som kommunen skal ordne."),
            "audience": t("Alle kan melde fra. Du trenger ikke si hvem du er.",
                          "Alle kan melde frå. Du treng ikkje seie kven du er."),
            "next_steps": t("Vi ser på feilen og retter den så snart vi kan. Haster det, ringer du oss.",
                            "Vi ser på feilen og rettar han så snart vi kan. Hastar det, ringjer du oss."),
            "processing_time": t("Vi leser meldinger på virkedager", "Vi les meldingar på verkedagar"),
            "contact": t(_contact(place)),
        },
        steps=(
            Step("feil", t("Feilen", "Feilen"), "", (
                ask("one_of", "hva", t("Hva er galt?", "Kva er gale?"), options=(
                    ("vei", t("Vei eller fortau", "Veg eller fortau")),
                    ("lys", t("Gatelys")),
                    ("vann", t("Vann eller avløp", "Vatn eller avløp")),
                    ("annet", t("Noe annet", "Noko anna")),
                )),
                ask("text", "sted", t("Hvor er det?", "Kvar er det?"),
                    t("For eksempel vei og husnummer.", "Til dømes veg og husnummer."), max_length=200),
                ask("long_text", "beskrivelse", t("Fortell hva du har sett", "Fortel kva du har sett")),
            )),
            Step("svar", t("Svar til deg", "Svar til deg"), "", (
                ask("yes_no", "svar", t("Vil du vite når feilen er rettet?", "Vil du vite når feilen er retta?")),
                ask("email", "epost", t("E-post"), t("Vi skriver til deg her.", "Vi skriv til deg her."),
                    show_if=when("svar", "equals", "yes"), receipt=True),
            )),
        ),
    )  # fmt: skip


DIALOGS = (inquiry, fault)
