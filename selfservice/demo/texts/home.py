"""The front page of a municipality, as plain data; block values are filled in by selfservice.demo.pages."""

from typing import Any

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.articles import kvalsund_note
from selfservice.starter.bilingual import Bilingual

Block = tuple[str, dict[str, Any]]
# Shortcuts of the front page: title and text in bokmål and nynorsk, and the slug of the page they lead to.
_SHORTCUTS = (
    (("Barnehage og skole", "Barnehage og skule"),
     ("Søk plass, finn frister og skoleruta", "Søk plass, finn fristar og skuleruta"), "barnehage-og-skole"),
    (("Bygge og bo", "Byggje og bu"),
     ("Byggesak, tomter, vann og renovasjon", "Byggjesak, tomter, vatn og renovasjon"), "bygge-og-bo"),
    (("Helse og omsorg", "Helse og omsorg"),
     ("Lege, legevakt og hjelp hjemme", "Lege, legevakt og hjelp heime"), "helse-og-omsorg"),
    (("Havn og friluft", "Hamn og friluft"),
     ("Båtplass, turer og scooterløyper", "Båtplass, turar og skuterløyper"), "hav-og-friluft"),
    (("Jobb hos oss", "Jobb hos oss"),
     ("Ledige stillinger og åpen søknad", "Ledige stillingar og open søknad"), "ledig-stilling"),
    (("Om kommunen", "Om kommunen"),
     ("Politikk, møter og kontakt", "Politikk, møte og kontakt"), "om-kommunen"),
)  # fmt: skip
_TOP_TASKS = (
    (("Når biblioteket er åpent", "Når biblioteket er ope"), "biblioteket"),
    (("Bygge garasje", "Byggje garasje"), "bygge-garasje"),
    (("Tilskudd til lag", "Tilskot til lag"), "tilskudd-til-lag"),
    (("Snakk med servicekontoret", "Snakk med servicekontoret"), "servicekontoret"),
)

_FOOTER = (
    (("Aktuelt", "Aktuelt"), "aktuelt"),
    (("Det skjer", "Det skjer"), "det-skjer"),
    (("Servicekontoret", "Servicekontoret"), "servicekontoret"),
)


def footer(t: Bilingual) -> list[Block]:
    """The links that editors have put at the bottom of every page."""
    links = [{"title": t(*title), "page": slug} for title, slug in _FOOTER]
    return [("links", {"heading": t("Snarveier", "Snarvegar"), "links": links})]


def home(demo: DemoMunicipality, t: Bilingual, image: int) -> list[Block]:
    """The blocks of the front page in bokmål."""
    return [
        (
            "hero",
            {
                "heading": t(*demo.tagline),
                "intro": t(
                    f"Velkommen til {demo.name} kommune. Her søker du, følger sakene dine og finner svar.",
                    f"Velkomen til {demo.name} kommune. Her søkjer du, følgjer sakene dine og finn svar.",
                ),
                "image": image,
                "alt": t(*demo.landscape),
            },
        ),
        *([kvalsund_note(t)] if demo.slug == "kvalsund" else []),
        (
            "portal",
            {
                "heading": t("Selvbetjening", "Sjølvbetening"),
                "intro": t(
                    "Søk om noe, eller se hvor langt vi er kommet med saken din.",
                    "Søk om noko, eller sjå kor langt vi er komne med saka di.",
                ),
                "services_shown": 6,
            },
        ),
        (
            "top_tasks",
            {
                "heading": t("Mange ser etter", "Mange ser etter"),
                "links": [{"title": t(*title), "page": slug} for title, slug in _TOP_TASKS],
            },
        ),
        (
            "cards",
            {
                "heading": t("Finn fram", "Finn fram"),
                "cards": [
                    {"title": t(*title), "text": t(*text), "page": slug} for title, text, slug in _SHORTCUTS
                ],
            },
        ),
        ("news", {"heading": t("Aktuelt"), "shown": 3}),
        ("events", {"heading": t("Det skjer"), "shown": 3}),
        (
            "contact",
            {
                "heading": t("Kontakt oss"),
                "text": t(
                    "Ring, skriv eller kom innom. Vi hjelper deg også med å fylle ut skjemaene.",
                    "Ring, skriv eller kom innom. Vi hjelper deg òg med å fylle ut skjemaa.",
                ),
            },
        ),
    ]


def home_in_english(demo: DemoMunicipality, image: int) -> list[Block]:
    """A short front page for those who do not read Norwegian; it is kept by itself, not as a translation."""
    return [
        (
            "hero",
            {
                "heading": f"Welcome to {demo.name}",
                "intro": "Apply for services, follow your cases and find out how to reach us.",
                "image": image,
                "alt": "",
                "decorative": True,
            },
        ),
        (
            "portal",
            {
                "heading": "Self-service",
                "intro": "Most forms are in Norwegian. Call us, and we will help you fill them in.",
                "services_shown": 6,
            },
        ),
        ("contact", {"heading": "Contact us", "text": "Call, write or drop by."}),
    ]


def home_in_sami(image: int) -> list[Block]:
    """A short front page in Northern Sámi."""
    return [
        (
            "hero",
            {
                "heading": "Bures boahtin!",
                "intro": "Dás gávnnat suohkana bálvalusaid.",
                "image": image,
                "alt": "",
                "decorative": True,
            },
        ),
        (
            "portal",
            {
                "heading": "Digitála bálvalusat",
                "intro": "Eanaš skovit leat dárogillii. Riŋge midjiide, de mii veahkehit du.",
                "services_shown": 6,
            },
        ),
        ("contact", {"heading": "Váldde oktavuođa", "text": "Riŋge, čále dahje boađe min lusa."}),
    ]
