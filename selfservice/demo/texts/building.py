"""A guide in chapters: building a garage, from the first thought to using it."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.article import bullets, paragraph, running_text
from selfservice.starter.texts.entry import Entry

GUIDE = "bygge-garasje"


def building(demo: DemoMunicipality, t: Bilingual) -> tuple[Entry, ...]:
    return (
        Entry(
            "guide",
            GUIDE,
            t("Bygge garasje", "Byggje garasje"),
            t(
                "Mange garasjer kan du bygge uten å søke. Her ser du hva som gjelder.",
                "Mange garasjar kan du byggje utan å søkje. Her ser du kva som gjeld.",
            ),
            pages.BUILDING,
        ),
        _chapter(
            t,
            "ma-du-soke",
            ("Må du søke?", "Må du søkje?"),
            (
                "Du slipper å søke når garasjen er høyst 50 kvadratmeter, har én etasje, og står minst én meter fra "
                "grensen til naboen.",
                "Du slepp å søkje når garasjen er høgst 50 kvadratmeter, har éin etasje, og står minst éin meter frå "
                "grensa til naboen.",
            ),
            (
                ("Se hva planen for området sier", "Sjå kva planen for området seier"),
                ("Mål avstanden til nabo og vei", "Mål avstanden til nabo og veg"),
            ),
        ),
        _chapter(
            t,
            "varsle-naboene",
            ("Varsle naboene", "Varsle naboane"),
            (
                "Må du søke, skal naboene få vite om det først. De har to uker på seg til å si hva de mener.",
                "Må du søkje, skal naboane få vite om det først. Dei har to veker på seg til å seie kva dei meiner.",
            ),
            (
                ("Gi varselet i hånden mot kvittering, eller send det rekommandert",
                 "Gi varselet i handa mot kvittering, eller send det rekommandert"),
                ("Legg merknadene ved søknaden", "Legg merknadene ved søknaden"),
            ),
        ),
        _chapter(
            t,
            "bygg-og-meld-fra",
            ("Bygg, og meld fra til slutt", "Bygg, og meld frå til slutt"),
            (
                f"Når garasjen står ferdig, sier du fra til {demo.name} kommune, så den kommer på kartet. Det gjelder "
                "også når du ikke måtte søke.",
                f"Når garasjen står ferdig, seier du frå til {demo.name} kommune, så han kjem på kartet. Det gjeld "
                "òg når du ikkje måtte søkje.",
            ),
            (
                ("Skriv hvor stor den ble", "Skriv kor stor han vart"),
                ("Tegn den inn på kartet", "Teikn han inn på kartet"),
            ),
        ),
    )  # fmt: skip


def _chapter(
    t: Bilingual,
    slug: str,
    title: tuple[str, str],
    text: tuple[str, str],
    points: tuple[tuple[str, str], ...],
) -> Entry:
    body = running_text(paragraph(t(*text)), bullets(*(t(*point) for point in points)))
    return Entry("chapter", slug, t(*title), "", GUIDE, (body,))
