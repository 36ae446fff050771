"""Articles of a municipality, as plain data."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.news import news
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts.article import Article, Block, bullets, heading, paragraph, running_text


def articles(demo: DemoMunicipality, t: Bilingual) -> tuple[Article, ...]:
    """Every content page, in the order of the menu."""
    return (
        _children(demo, t),
        _building(demo, t),
        _care(demo, t),
        _sea(demo, t),
        _about(demo, t),
        _privacy(demo, t),
        *news(demo, t),
    )


def _children(demo: DemoMunicipality, t: Bilingual) -> Article:
    return Article(
        "barnehage-og-skole",
        t("Barnehage og skole", "Barnehage og skule"),
        t(
            "Slik søker du plass, og dette koster det.",
            "Slik søkjer du plass, og dette kostar det.",
        ),
        (
            running_text(
                paragraph(
                    t(
                        f"Alle barn som bor i {demo.name}, og som fyller ett år innen utgangen av november, "
                        "har rett til plass i barnehage fra august.",
                        f"Alle barn som bur i {demo.name}, og som fyller eitt år innan utgangen av november, "
                        "har rett til plass i barnehage frå august.",
                    )
                ),
                heading(t("Frist for å søke", "Frist for å søkje")),
                paragraph(
                    t(
                        "Søk innen 1. mars. Søker du senere, får du plass når det er ledig.",
                        "Søk innan 1. mars. Søkjer du seinare, får du plass når det er ledig.",
                    )
                ),
                heading(t("Gratis barnehage i Finnmark")),
                paragraph(
                    t(
                        "I tiltakssonen i Finnmark og Nord-Troms betaler du ikke for barnehageplass. Du betaler "
                        "bare for maten.",
                        "I tiltakssona i Finnmark og Nord-Troms betaler du ikkje for barnehageplass. Du betaler "
                        "berre for maten.",
                    )
                ),
                heading(t("Skolestart", "Skulestart")),
                paragraph(
                    t(
                        "Barn begynner på skolen det året de fyller seks. Vi sender deg brev i januar. SFO er "
                        "gratis 12 timer i uken for elevene på første til tredje trinn.",
                        "Barn byrjar på skulen det året dei fyller seks. Vi sender deg brev i januar. SFO er "
                        "gratis 12 timar i veka for elevane på første til tredje trinn.",
                    )
                ),
            ),
        ),
        menu=True,
    )


def _building(demo: DemoMunicipality, t: Bilingual) -> Article:
    return Article(
        "bygge-og-bo",
        t("Bygge og bo", "Byggje og bu"),
        t(
            "Byggesak, tomter, vann og avløp, og renovasjon.",
            "Byggjesak, tomter, vatn og avløp, og renovasjon.",
        ),
        (
            running_text(
                paragraph(
                    t(
                        "Skal du bygge, rive eller bruke et bygg på en ny måte, må du ofte søke. Mye kan du "
                        "likevel gjøre uten å spørre oss.",
                        "Skal du byggje, rive eller bruke eit bygg på ein ny måte, må du ofte søkje. Mykje kan "
                        "du likevel gjere utan å spørje oss.",
                    )
                ),
                heading(t("Dette kan du gjøre uten å søke", "Dette kan du gjere utan å søkje")),
                bullets(
                    t(
                        "Bygge garasje eller bod på inntil 50 kvadratmeter",
                        "Byggje garasje eller bu på inntil 50 kvadratmeter",
                    ),
                    t(
                        "Bygge terrasse som er lavere enn én meter",
                        "Byggje terrasse som er lågare enn éin meter",
                    ),
                    t("Bytte vinduer og kledning av samme slag", "Byte vindauge og kledning av same slag"),
                ),
                paragraph(
                    t(
                        "Huset må stå minst én meter fra nabogrensa, og planen for området må tillate det.",
                        "Huset må stå minst éin meter frå nabogrensa, og planen for området må tillate det.",
                    )
                ),
                heading(t("Ledige tomter", "Ledige tomter")),
                paragraph(
                    t(
                        f"{demo.name} kommune har byggeklare tomter. Ring {demo.phone}, så finner vi en som "
                        "passer for deg.",
                        f"{demo.name} kommune har byggjeklare tomter. Ring {demo.phone}, så finn vi ei som "
                        "passar for deg.",
                    )
                ),
            ),
            (
                "callout",
                {
                    "tone": "warning",
                    "heading": t("Snølast på taket", "Snølast på taket"),
                    "text": t(
                        "Måk taket i tide. Varsle dem som går under, og sikre deg med tau.",
                        "Måk taket i tide. Varsle dei som går under, og sikre deg med tau.",
                    ),
                },
            ),
        ),
        menu=True,
    )


def _care(demo: DemoMunicipality, t: Bilingual) -> Article:
    return Article(
        "helse-og-omsorg",
        t("Helse og omsorg"),
        t(
            "Lege, legevakt, hjelp i hjemmet og psykisk helse.",
            "Lege, legevakt, hjelp i heimen og psykisk helse.",
        ),
        (
            (
                "callout",
                {
                    "tone": "warning",
                    "heading": t("Når det haster", "Når det hastar"),
                    "text": t(
                        "Ring 113 når liv er i fare. Ring legevakten på 116 117 når du ikke kan vente på fastlegen.",
                        "Ring 113 når liv er i fare. Ring legevakta på 116 117 når du ikkje kan vente på fastlegen.",
                    ),
                },
            ),
            running_text(
                heading(t("Hjelp hjemme", "Hjelp heime")),
                paragraph(
                    t(
                        "Blir du syk eller trenger hjelp i hverdagen, kan du få sykepleie, trygghetsalarm og "
                        "praktisk hjelp hjemme. Ring oss, så kommer vi hjem til deg for en prat først.",
                        "Blir du sjuk eller treng hjelp i kvardagen, kan du få sjukepleie, tryggleiksalarm og "
                        "praktisk hjelp heime. Ring oss, så kjem vi heim til deg for ein prat først.",
                    )
                ),
                heading(t("Noen å snakke med", "Nokon å snakke med")),
                paragraph(
                    t(
                        "Du kan ta kontakt direkte med psykisk helse i kommunen. Du trenger ikke henvisning. Er "
                        "du under 20 år, kan du gå rett til helsestasjon for ungdom.",
                        "Du kan ta kontakt direkte med psykisk helse i kommunen. Du treng ikkje tilvising. Er "
                        "du under 20 år, kan du gå rett til helsestasjon for ungdom.",
                    )
                ),
                paragraph(
                    t(
                        f"Telefon: {demo.phone}, mandag–fredag 09.00–15.00.",
                        f"Telefon: {demo.phone}, måndag–fredag 09.00–15.00.",
                    )
                ),
            ),
        ),
        menu=True,
    )


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


def _about(demo: DemoMunicipality, t: Bilingual) -> Article:
    body: list[Block] = [
        running_text(
            heading(t("Finn oss", "Finn oss")),
            paragraph(
                t(
                    f"Du finner oss i {demo.visiting_address}. Servicekontoret er åpent mandag–fredag 09.00–15.00.",
                    f"Du finn oss i {demo.visiting_address}. Servicekontoret er ope måndag–fredag 09.00–15.00.",
                )
            ),
            heading(t("Politikk", "Politikk")),
            paragraph(
                t(
                    "Kommunestyret møtes den siste torsdagen i måneden. Møtene er åpne for alle, og vi sender "
                    "dem på nett.",
                    "Kommunestyret møtest den siste torsdagen i månaden. Møta er opne for alle, og vi sender "
                    "dei på nett.",
                )
            ),
            heading(t("Jobb hos oss", "Jobb hos oss")),
            paragraph(
                t(
                    'Du søker på stillinger i <a id="a1">søknadsskjemaet</a>.',
                    'Du søkjer på stillingar i <a id="a1">søknadsskjemaet</a>.',
                )
            ),
        )
    ]
    if demo.slug == "kvalsund":
        body.insert(0, kvalsund_note(t))
    return Article(
        "om-kommunen",
        t("Om kommunen"),
        t("Kontakt, politikk og ledige stillinger.", "Kontakt, politikk og ledige stillingar."),
        tuple(body),
        menu=True,
        link="ledig-stilling",
    )


def kvalsund_note(t: Bilingual) -> Block:
    """Why the demo shows a municipality that is no more."""
    return (
        "callout",
        {
            "tone": "info",
            "heading": t("Kvalsund er en del av Hammerfest", "Kvalsund er ein del av Hammerfest"),
            "text": t(
                "1. januar 2020 ble Kvalsund og Hammerfest slått sammen. Disse sidene viser hvordan Kvalsund kunne "
                "hatt sin egen portal.",
                "1. januar 2020 vart Kvalsund og Hammerfest slått saman. Desse sidene viser korleis Kvalsund kunne "
                "hatt sin eigen portal.",
            ),
        },
    )


def _privacy(demo: DemoMunicipality, t: Bilingual) -> Article:
    return Article(
        "personvern",
        t("Personvern"),
        t(
            "Hva vi vet om deg, hvorfor, og hva du kan kreve.",
            "Kva vi veit om deg, kvifor, og kva du kan krevje.",
        ),
        (
            running_text(
                paragraph(
                    t(
                        f"{demo.name} kommune har ansvar for opplysningene du gir oss her.",
                        f"{demo.name} kommune har ansvar for opplysningane du gir oss her.",
                    )
                ),
                heading(t("Når du bare leser", "Når du berre les")),
                paragraph(
                    t(
                        "Vi lagrer ingenting om deg, og setter ingen informasjonskapsler.",
                        "Vi lagrar ingenting om deg, og set ingen informasjonskapslar.",
                    )
                ),
                heading(t("Når du fyller ut et skjema", "Når du fyller ut eit skjema")),
                paragraph(
                    t(
                        "Vi lagrer svarene dine kryptert, så du kan fortsette senere. Kladder sletter vi etter 30 "
                        "dager. Navn og adresse henter vi fra Folkeregisteret når du logger inn. Har du beskyttet "
                        "adresse, henter vi den ikke.",
                        "Vi lagrar svara dine kryptert, så du kan halde fram seinare. Kladdar slettar vi etter 30 "
                        "dagar. Namn og adresse hentar vi frå Folkeregisteret når du loggar inn. Har du verna "
                        "adresse, hentar vi ho ikkje.",
                    )
                ),
                heading(t("Når du har sendt inn", "Når du har sendt inn")),
                paragraph(
                    t(
                        "Søknaden din blir arkivert, slik loven krever. Bare de som behandler saken, kan lese den. Du "
                        "ser på Min side hvem som har åpnet den.",
                        "Søknaden din blir arkivert, slik lova krev. Berre dei som behandlar saka, kan lese han. Du "
                        "ser på Mi side kven som har opna han.",
                    )
                ),
                heading(t("Dine rettigheter", "Rettane dine")),
                paragraph(
                    t(
                        "Du kan be om å få se, rette eller slette opplysninger om deg. Skriv til "
                        f"personvernombud@{demo.slug}.example. Du kan klage til Datatilsynet.",
                        "Du kan be om å få sjå, rette eller slette opplysningar om deg. Skriv til "
                        f"personvernombud@{demo.slug}.example. Du kan klage til Datatilsynet.",
                    )
                ),
            ),
        ),
    )
