"""News of a municipality: one story of its own, and two that all of them tell."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.local_news import LOCAL_NEWS
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts.article import Article, paragraph, running_text


def news(demo: DemoMunicipality, t: Bilingual) -> tuple[Article, ...]:
    local = LOCAL_NEWS[demo.slug]
    return (
        Article(
            local.slug,
            t(*local.title),
            t(*local.description),
            (running_text(*(paragraph(t(*pair)) for pair in local.paragraphs)),),
            days_ago=2,
        ),
        Article(
            "budsjett-pa-horing",
            t("Si hva du mener om budsjettet", "Sei kva du meiner om budsjettet"),
            t(
                "Formannskapets forslag ligger ute til 5. desember.",
                "Forslaget frå formannskapet ligg ute til 5. desember.",
            ),
            (
                running_text(
                    paragraph(
                        t(
                            "Formannskapet har lagt fram forslag til budsjett og handlingsplan for de neste fire "
                            "årene. Skole, hjemmetjeneste og vedlikehold av havner får mest av de nye pengene.",
                            "Formannskapet har lagt fram forslag til budsjett og handlingsplan for dei neste fire "
                            "åra. Skule, heimeteneste og vedlikehald av hamner får mest av dei nye pengane.",
                        )
                    ),
                    paragraph(
                        t(
                            f"Skriv til {demo.reception_address} innen 5. desember. Kommunestyret vedtar budsjettet "
                            "før jul.",
                            f"Skriv til {demo.reception_address} innan 5. desember. Kommunestyret vedtek budsjettet "
                            "før jul.",
                        )
                    ),
                ),
            ),
            days_ago=9,
        ),
        Article(
            "na-kan-du-soke-pa-nett",
            t("Nå kan du søke på nett, når det passer deg", "No kan du søkje på nett, når det passar deg"),
            t(
                "Sju kommuner i Vest-Finnmark har fått felles selvbetjening.",
                "Sju kommunar i Vest-Finnmark har fått felles sjølvbetening.",
            ),
            (
                running_text(
                    paragraph(
                        t(
                            "Du logger inn med BankID eller MinID, og slipper å skrive det vi vet fra før. Svarene "
                            "lagres mens du skriver, så du kan ta pause og fortsette på mobilen.",
                            "Du loggar inn med BankID eller MinID, og slepp å skrive det vi veit frå før. Svara "
                            "blir lagra medan du skriv, så du kan ta pause og halde fram på mobilen.",
                        )
                    ),
                    paragraph(
                        t(
                            "Når du har sendt inn, følger du saken på Min side. Vil du heller ha hjelp, er du "
                            "velkommen på servicekontoret.",
                            "Når du har sendt inn, følgjer du saka på Mi side. Vil du heller ha hjelp, er du "
                            "velkomen på servicekontoret.",
                        )
                    ),
                ),
            ),
            days_ago=23,
        ),
    )
