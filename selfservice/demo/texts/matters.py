"""Vacancies, consultations, a campaign and a list of documents, for those of the demo that show them.

Deadlines are counted from the day that the demo is made; each kind has one that is over.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts import pages
from selfservice.starter.texts.article import Block, bullets, heading, paragraph, running_text
from selfservice.starter.texts.entry import PICTURE, Entry

SHOWN_BY = ("alta", "nordkapp")
VACANCIES, CONSULTATIONS = "ledige-stillinger", "horinger"
# Bokmål and nynorsk; what papers.py makes the files of.
PAPERS = (
    ("Kommuneplanens samfunnsdel 2026–2038", "Samfunnsdelen av kommuneplanen 2026–2038"),
    ("Økonomiplan 2027–2030", "Økonomiplan 2027–2030"),
    ("Plan for trafikksikkerhet", "Plan for trafikktryggleik"),
    ("Forskrift om vann og avløp", "Forskrift om vatn og avløp"),
    ("Reglement for folkevalgte", "Reglement for folkevalde"),
)


def matters(demo: DemoMunicipality, t: Bilingual, dialog: int, files: Sequence[int]) -> tuple[Entry, ...]:
    """`dialog`: where people apply for positions; `files`: the documents of PAPERS."""
    return (
        *_vacancies(demo, t, dialog),
        *_consultations(demo, t, files),
        _campaign(demo, t),
        Entry(
            "document_list",
            "planer-og-reglement",
            t("Planer og reglement"),
            t("Det kommunestyret har vedtatt.", "Det kommunestyret har vedteke."),
            pages.ABOUT,
            (running_text(paragraph(t("Er noe vanskelig å lese, ringer du oss.", "Er noko vanskeleg å lese, ringjer du oss."))),),
            streams={
                "documents": (
                    _documents(t("Planer", "Planar"), t, files, range(3)),
                    _documents(t("Forskrifter og reglement"), t, files, range(3, 5)),
                )
            },
        ),
    )  # fmt: skip


def _documents(title: str, t: Bilingual, files: Sequence[int], numbers: range) -> Block:
    rows = [{"title": t(*PAPERS[n]), "document": files[n], "date": f"2026-0{n + 2}-12"} for n in numbers]
    return "documents", {"heading": title, "documents": rows}


def _in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _vacancies(demo: DemoMunicipality, t: Bilingual, dialog: int) -> tuple[Entry, ...]:
    ask = {
        "name": "Berit Testmann",
        "role": t("Avdelingsleder", "Avdelingsleiar"),
        "phone": demo.phone,
        "email": f"berit@{demo.slug}.example",
    }
    return (
        Entry(
            "section",
            VACANCIES,
            t("Ledige stillinger", "Ledige stillingar"),
            t("Jobb med folk du kjenner, nær fjord og fjell.", "Jobb med folk du kjenner, nær fjord og fjell."),
            pages.ABOUT,
        ),
        Entry(
            "vacancy",
            "sykepleier-i-hjemmetjenesten",
            t("Sykepleier i hjemmetjenesten", "Sjukepleiar i heimetenesta"),
            t("Vi søker to sykepleiere som vil jobbe der folk bor.", "Vi søkjer to sjukepleiarar som vil jobbe der folk bur."),
            VACANCIES,
            (
                running_text(
                    paragraph(
                        t(
                            "Du får egen bil, fast følge av en erfaren kollega de første ukene og turnus hver tredje helg.",
                            "Du får eigen bil, fast følgje av ein røynd kollega dei første vekene og turnus kvar tredje helg.",
                        )
                    ),
                    heading(t("Dette må du ha")),
                    bullets(
                        t("Autorisasjon som sykepleier", "Autorisasjon som sjukepleiar"),
                        t("Førerkort klasse B", "Førarkort klasse B"),
                        t("Norsk på nivå B2", "Norsk på nivå B2"),
                    ),
                    heading(t("Dette får du")),
                    bullets(
                        t("Lønn etter tariff, med 30 000 kr i nordnorsk tillegg", "Løn etter tariff, med 30 000 kr i nordnorsk tillegg"),
                        t("Hjelp til å finne bolig og barnehageplass", "Hjelp til å finne bustad og barnehageplass"),
                    ),
                ),
            ),
            values={
                "workplace": t("Hjemmetjenesten", "Heimetenesta"),
                "extent": t("To faste stillinger, 100 %", "To faste stillingar, 100 %"),
                "deadline": _in_days(18),
                "answer_page_id": dialog,
            },
            streams={"people": (("person", ask),)},
        ),
        Entry(
            "vacancy",
            "bibliotekar",
            t("Bibliotekar"),
            t("Du lager byens stue til et sted for alle.", "Du lagar stova i byen til ein stad for alle."),
            VACANCIES,
            values={"extent": t("Fast, 60 %"), "deadline": _in_days(-6), "answer_page_id": dialog},
        ),
    )  # fmt: skip


def _consultations(demo: DemoMunicipality, t: Bilingual, files: Sequence[int]) -> tuple[Entry, ...]:
    return (
        Entry(
            "section",
            CONSULTATIONS,
            t("Høringer og kunngjøringer", "Høyringar og kunngjeringar"),
            t("Si hva du mener før vi bestemmer oss.", "Sei kva du meiner før vi bestemmer oss."),
        ),
        Entry(
            "consultation",
            "plan-for-trafikksikkerhet",
            t("Plan for trafikksikkerhet", "Plan for trafikktryggleik"),
            t(
                "Vi vil ha tryggere skoleveier. Hvor er det farlig der du går?",
                "Vi vil ha tryggare skulevegar. Kvar er det farleg der du går?",
            ),
            CONSULTATIONS,
            (
                running_text(
                    paragraph(
                        t(
                            "Planen foreslår nye gangfelt, lavere fart ved skolene og lys langs to turveier. "
                            f"Send innspillet ditt til {demo.reception_address}, eller lever det på servicekontoret.",
                            "Planen foreslår nye gangfelt, lågare fart ved skulane og lys langs to turvegar. "
                            f"Send innspelet ditt til {demo.reception_address}, eller lever det på servicekontoret.",
                        )
                    ),
                    heading(t("Hva skjer etterpå?", "Kva skjer etterpå?")),
                    paragraph(
                        t(
                            "Alle innspill blir offentlige. Kommunestyret behandler planen i møtet etter fristen.",
                            "Alle innspel blir offentlege. Kommunestyret handsamar planen i møtet etter fristen.",
                        )
                    ),
                ),
                _documents(t("Sakspapirer", "Sakspapir"), t, files, range(2, 3)),
            ),
            values={"kind": "consultation", "deadline": _in_days(30)},
        ),
        Entry(
            "consultation",
            "stenging-av-kaia",
            t("Stenging av kaia", "Stenging av kaia"),
            t("Kaia er stengt for kjøretøy mens vi bytter dekke.", "Kaia er stengd for køyretøy medan vi byter dekke."),
            CONSULTATIONS,
            values={"kind": "announcement", "deadline": _in_days(-3)},
        ),
    )  # fmt: skip


def _campaign(demo: DemoMunicipality, t: Bilingual) -> Entry:
    return Entry(
        "campaign",
        "vinterklar",
        t("Vinterklar"),
        t("Fire ting som gjør vinteren enklere.", "Fire ting som gjer vinteren enklare."),
        body=(
            (
                "hero",
                {
                    "heading": t("Klar for vinteren?"),
                    "intro": t("Fire ting som gjør mørketida enklere.", "Fire ting som gjer mørketida enklare."),
                    "image": PICTURE,
                    "alt": t(*demo.landscape),
                },
            ),
            ("action", {"title": t("Se kart over brøyting", "Sjå kart over brøyting"), "url": "https://www.vegvesen.no/trafikkinformasjon/"}),
            (
                "cards",
                {
                    "heading": t("Gjør det i dag", "Gjer det i dag"),
                    "cards": [
                        {
                            "title": t("Ta opp båten", "Ta opp båten"),
                            "text": t("Plassen din er sikret til våren.", "Plassen din er sikra til våren."),
                            "page": "batplass",
                        },
                        {
                            "title": t("Lån truger på biblioteket", "Lån truger på biblioteket"),
                            "text": t("Gratis i tre dager.", "Gratis i tre dagar."),
                            "page": "biblioteket",
                        },
                        {
                            "title": t("Sjekk snøskredvarselet", "Sjekk snøskredvarselet"),
                            "text": t("Før du går på tur.", "Før du går på tur."),
                            "url": "https://www.varsom.no/",
                        },
                    ],
                },
            ),
            (
                "callout",
                {
                    "tone": "warning",
                    "heading": t("Rydd rundt søppeldunken", "Rydd rundt søppeldunken"),
                    "text": t("Ligger det snø foran, kan vi ikke tømme den.", "Ligg det snø framfor, kan vi ikkje tømme han."),
                },
            ),
            ("contact", {"heading": t("Spør oss", "Spør oss"), "text": ""}),
        ),
    )  # fmt: skip
