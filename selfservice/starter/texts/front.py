"""Front page and self-service page of a new municipality."""

from typing import Any

from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.pages import Place

Block = tuple[str, dict[str, Any]]
# In these languages front page and self-service are kept by themselves, not as translations.
OTHERS = ("en", "se")
_CARDS = (
    (("Barnehage og skole", "Barnehage og skule"),
     ("Plass i barnehagen, skolestart og SFO", "Plass i barnehagen, skulestart og SFO"), pages.CHILDREN),
    (("Bygge og bo", "Byggje og bu"), ("Byggesak, vann og avfall", "Byggjesak, vatn og avfall"), pages.BUILDING),
    (("Helse og omsorg", "Helse og omsorg"), ("Lege, legevakt og hjelp hjemme", "Lege, legevakt og hjelp heime"), pages.CARE),
    (("Kultur og fritid", "Kultur og fritid"), ("Lag og det som skjer", "Lag og det som skjer"), pages.CULTURE),
    (("Om kommunen", "Om kommunen"), ("Kontakt, politikk og stillinger", "Kontakt, politikk og stillingar"), pages.ABOUT),
)  # fmt: skip


def front(place: Place, t: Bilingual) -> list[Block]:
    """The blocks of the front page in Norwegian."""
    return [
        ("hero", {
            "heading": t(f"Velkommen til {place.name}", f"Velkomen til {place.name}"),
            "intro": t("Her søker du, følger sakene dine og finner svar.", "Her søkjer du, følgjer sakene dine og finn svar."),
            "image": None, "alt": "",
        }),
        ("portal", {
            "heading": t("Selvbetjening", "Sjølvbetening"),
            "intro": t("Søk om noe, eller se hvor langt vi er kommet med saken din.",
                       "Søk om noko, eller sjå kor langt vi er komne med saka di."),
            "services_shown": 6,
        }),
        ("cards", {
            "heading": t("Finn fram"),
            "cards": [{"title": t(*title), "text": t(*text), "page": slug} for title, text, slug in _CARDS],
        }),
        ("news", {"heading": t("Aktuelt"), "shown": 3}),
        ("events", {"heading": t("Det skjer"), "shown": 3}),
        ("contact", {
            "heading": t("Kontakt oss"),
            "text": t("Ring, skriv eller kom innom. Vi hjelper deg også med å fylle ut skjemaene.",
                      "Ring, skriv eller kom innom. Vi hjelper deg òg med å fylle ut skjemaa."),
        }),
    ]  # fmt: skip


def footer(t: Bilingual) -> list[Block]:
    """The links at the bottom of every page, besides those that are always there."""
    links = (
        (t("Kontakt oss"), pages.CONTACT),
        (t("Aktuelt"), pages.NEWS),
        (t("Tilgjengelighet", "Tilgjenge"), pages.ACCESSIBILITY),
    )
    links_block = [{"title": title, "page": slug} for title, slug in links]
    return [("links", {"heading": t("Snarveier", "Snarvegar"), "links": links_block})]


def portal(t: Bilingual) -> dict[str, str]:
    return {
        "title": t("Selvbetjening", "Sjølvbetening"),
        "description": t("Søk, meld fra og følg sakene dine. Du kan ta pause og fortsette når du vil.",
                         "Søk, meld frå og følg sakene dine. Du kan ta pause og halde fram når du vil."),
    }  # fmt: skip


def menu(t: Bilingual) -> list[Block]:
    """The blocks beside the services."""
    return [
        ("way", {"heading": t("Livshendelser", "Livshendingar"), "way": "life_events"}),
        ("menu", {
            "heading": t("Les mer", "Les meir"),
            "links": [
                {"title": t("Kontakt oss"), "page": pages.CONTACT},
                {"title": t("Slik tar vi vare på opplysningene", "Slik tek vi vare på opplysningane"), "page": pages.PRIVACY},
            ],
        }),
    ]  # fmt: skip


def front_in(language: str, name: str) -> list[Block]:
    """A short front page in English or Northern Sámi; `name` is the municipality's in that language."""
    texts = {
        "en": (
            (
                f"Welcome to {name}",
                "Apply for services, follow your cases and find out how to reach us.",
            ),
            ("Self-service", "Most forms are in Norwegian. Call us, and we will help you fill them in."),
            ("Contact us", "Call, write or drop by."),
        ),
        "se": (
            ("Bures boahtin!", "Dás gávnnat suohkana bálvalusaid."),
            ("Digitála bálvalusat", "Eanaš skovit leat dárogillii. Riŋge midjiide, de mii veahkehit du."),
            ("Váldde oktavuođa", "Riŋge, čále dahje boađe min lusa."),
        ),
    }[language]
    hero, services, contact = texts
    return [
        ("hero", {"heading": hero[0], "intro": hero[1], "image": None, "alt": ""}),
        ("portal", {"heading": services[0], "intro": services[1], "services_shown": 6}),
        ("contact", {"heading": contact[0], "text": contact[1]}),
    ]


PORTAL_IN = {
    "en": {
        "title": "Self-service",
        "description": "Apply, report and follow your cases. Most forms are in Norwegian.",
    },
    "se": {"title": "Digitála bálvalusat", "description": "Dás gávnnat suohkana bálvalusaid."},
}
