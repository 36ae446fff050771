"""The seven municipalities of the demo, with what differs between them.

Municipality numbers are those in force (Statistics Norway, from 2024). Kvalsund has been part of Hammerfest
since 2020 and has the number it had in 2007. Only Alta's organisation number is real; the others are
synthetic (31x xxx xxx, a series that is not given out; valid check digits). Telephone numbers and mail
domains are made up, and so are prices and vacancies. Northern Sámi names are the nominatives; Kvalsund's is
the least certain.
"""

import uuid
from dataclasses import dataclass, field

from django.conf import settings

from selfservice.demo.emblems import EMBLEMS
from sites.municipalities.models import Municipality
from sites.municipalities.onboarding import add_municipality, ensure_groups

REGION = "Vest-Finnmark"
LANGUAGES = ("nb", "nn", "se", "en")


@dataclass(frozen=True, slots=True)
class Harbour:
    """A harbour with berths for small boats; `value` is what is stored."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """What the demo knows about a municipality. Prices are whole kroner a year."""

    slug: str
    number: str
    organisation_number: str
    name: str
    sami_name: str
    colour: str
    phone: str
    visiting_address: str
    tagline: tuple[str, str]
    landscape: tuple[str, str]
    harbours: tuple[Harbour, ...]
    berth_price: int
    long_berth_price: int
    power_price: int
    vacancies: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def host(self) -> str:
        return f"{self.slug}.localhost"

    @property
    def reception_address(self) -> str:
        return f"postmottak@{self.slug}.example"


def _harbours(*names: str) -> tuple[Harbour, ...]:
    ascii_letters = str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "-"})
    return tuple(Harbour(name.lower().translate(ascii_letters), name) for name in names)


# Vacancies: stored value, bokmål, nynorsk.
NURSE = ("sykepleier", "Sykepleier i hjemmetjenesten", "Sjukepleiar i heimetenesta")
TEACHER = ("laerer", "Lærer i grunnskolen", "Lærar i grunnskulen")
KINDERGARTEN = ("barnehagelaerer", "Barnehagelærer", "Barnehagelærar")
HARBOUR = ("havnebetjent", "Havnebetjent", "Hamnebetent")
OPERATOR = ("fagarbeider", "Fagarbeider i teknisk drift", "Fagarbeidar i teknisk drift")
PLANNER = ("arealplanlegger", "Arealplanlegger", "Arealplanleggjar")
LIBRARIAN = ("bibliotekar", "Bibliotekar", "Bibliotekar")
SUMMER = ("sommerjobb", "Sommerjobb for ungdom 15–18 år", "Sommarjobb for ungdom 15–18 år")

DEMO_MUNICIPALITIES: tuple[DemoMunicipality, ...] = (
    DemoMunicipality(
        "alta", "5601", "944588132", "Alta", "Áltá", "#1d4f91", "78 00 56 01",
        "Sandfallveien 1, 9510 Alta",
        ("Nordlysbyen ved Altafjorden", "Nordlysbyen ved Altafjorden"),
        ("Nordlys over fjellene ved Altafjorden, tegnet.", "Nordlys over fjella ved Altafjorden, teikna."),
        _harbours("Bukta", "Talvik", "Korsfjorden", "Langfjordbotn"), 4800, 7200, 1500,
        (NURSE, TEACHER, PLANNER, LIBRARIAN, SUMMER),
    ),
    DemoMunicipality(
        "hammerfest", "5603", "314056000", "Hammerfest", "Hámmerfeasta", "#a1212b", "78 00 56 03",
        "Rådhusplassen 1, 9600 Hammerfest",
        ("Verdens nordligste by siden 1789", "Den nordlegaste byen i verda sidan 1789"),
        ("Rød kveldshimmel over havna i Hammerfest, tegnet.",
         "Raud kveldshimmel over hamna i Hammerfest, teikna."),
        _harbours("Molla", "Fuglenes", "Rypefjord", "Forsøl"), 5400, 8100, 1800,
        (NURSE, TEACHER, HARBOUR, OPERATOR, SUMMER),
    ),
    DemoMunicipality(
        "hasvik", "5616", "314057112", "Hasvik", "Ákŋoluokta", "#0b5c63", "78 00 56 16",
        "Fjellveien 6, 9593 Breivikbotn",
        ("Øyfolk og fiskevær på Sørøya", "Øyfolk og fiskevêr på Sørøya"),
        ("Turkis sjø og bratte fjell på Sørøya, tegnet.", "Turkis sjø og bratte fjell på Sørøya, teikna."),
        _harbours("Hasvåg", "Breivikbotn", "Sørvær"), 3600, 5200, 1200,
        (NURSE, TEACHER, HARBOUR),
    ),
    DemoMunicipality(
        "kvalsund", "2017", "314058224", "Kvalsund", "Fálesnuorri", "#2c6a3a", "78 00 20 17",
        "Rådhusveien 18, 9620 Kvalsund",
        ("Brua mellom fastlandet og Kvaløya", "Brua mellom fastlandet og Kvaløya"),
        ("Grønne åser ved Kvalsundet, tegnet.", "Grøne åsar ved Kvalsundet, teikna."),
        _harbours("Kvalsund", "Kokelv", "Klubbukt"), 3400, 4900, 1200,
        (NURSE, KINDERGARTEN, OPERATOR),
    ),
    DemoMunicipality(
        "loppa", "5614", "314059336", "Loppa", "Láhppi", "#8a5a00", "78 00 56 14",
        "Parkveien 1, 9550 Øksfjord",
        ("Mellom bre og åpent hav", "Mellom bre og ope hav"),
        ("Gyllent kveldslys over fjord og bre i Loppa, tegnet.",
         "Gyllent kveldslys over fjord og bre i Loppa, teikna."),
        _harbours("Øksfjord", "Bergsfjord", "Sandland", "Nuvsvåg"), 3200, 4600, 1100,
        (NURSE, TEACHER, OPERATOR),
    ),
    DemoMunicipality(
        "masoy", "5618", "314060458", "Måsøy", "Muosát", "#4a3f8f", "78 00 56 18",
        "Torget 1, 9690 Havøysund",
        ("Fiskerikommunen ytterst mot Barentshavet", "Fiskerikommunen ytst mot Barentshavet"),
        ("Nordlys over øyene i Måsøy, tegnet.", "Nordlys over øyane i Måsøy, teikna."),
        _harbours("Havøysund", "Snefjord", "Ingøy", "Tufjord"), 3500, 5000, 1200,
        (NURSE, TEACHER, HARBOUR),
    ),
    DemoMunicipality(
        "nordkapp", "5620", "314061551", "Nordkapp", "Davvenjárga", "#b1451c", "78 00 56 20",
        "Rådhusgata 12, 9750 Honningsvåg",
        ("Der Europa møter midnattssola", "Der Europa møter midnattssola"),
        ("Midnattssol over platået på Nordkapp, tegnet.", "Midnattssol over platået på Nordkapp, teikna."),
        _harbours("Honningsvåg", "Nordvågen", "Skarsvåg", "Gjesvær", "Repvåg"), 4200, 6300, 1400,
        (NURSE, TEACHER, LIBRARIAN, SUMMER),
    ),
)  # fmt: skip

# Those that chose another than the usual.
TYPEFACES = {"hasvik": "serif", "nordkapp": "humanist"}
BY_SLUG = {demo.slug: demo for demo in DEMO_MUNICIPALITIES}


def ensure_municipality(demo: DemoMunicipality) -> Municipality:
    """Takes the municipality into use. One that is there keeps its own values; only its address follows the
    port of this installation."""
    existing = Municipality.objects.select_related("site").filter(slug=demo.slug).first()
    if existing:
        if existing.site.port != settings.PUBLIC_PORT:
            existing.site.port = settings.PUBLIC_PORT
            existing.site.save()
        ensure_groups(existing)
        return existing
    return add_municipality(
        demo.slug,
        number=demo.number,
        organisation_number=demo.organisation_number,
        names={
            "nb": f"{demo.name} kommune",
            "nn": f"{demo.name} kommune",
            "se": demo.sami_name,  # the place: "suohkan" after it would want the genitive
            "en": f"{demo.name} Municipality",
        },
        host=demo.host,
        reception_address=demo.reception_address,
        region=REGION,
        languages=LANGUAGES,
        colour=demo.colour,
        typeface=TYPEFACES.get(demo.slug, "inter"),
        coat_of_arms=EMBLEMS[demo.slug],
        phone=demo.phone,
        email=demo.reception_address,
        visiting_address=demo.visiting_address,
        opening_hours="Mandag–fredag 09.00–15.00",
        accessibility_statement=(
            f"https://uustatus.no/nb/erklaringer/publisert/{uuid.uuid5(uuid.NAMESPACE_DNS, demo.host)}"
        ),
    )
