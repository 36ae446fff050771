"""The dialog “Båtplass”: a berth in one of the municipality's harbours."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.form import DialogText, Question, Step, ask, when


def dialog(demo: DemoMunicipality, t: Bilingual) -> DialogText:
    return DialogText(
        slug="batplass",
        fields={
            "title": t("Båtplass"),
            "level": "substantial",
            "los_theme": "trafikk-og-transport",
            "topics": ["bat-havn-og-kyst"],
            "target_groups": ["nye-innbyggere"],
            "minutes": 5,
            "summary": t(
                f"Søk om fast plass til båten din i en av småbåthavnene i {demo.name}.",
                f"Søk om fast plass til båten din i ei av småbåthamnene i {demo.name}.",
            ),
            "audience": t(
                f"Alle som eier eller skal kjøpe en båt, kan søke. Bor du i {demo.name}, går du foran i køen.",
                f"Alle som eig eller skal kjøpe ein båt, kan søkje. Bur du i {demo.name}, går du føre i køen.",
            ),
            "needs": t(
                "Lengde, bredde og dybde på båten\nRegistreringsnummer, hvis båten har det",
                "Lengd, breidd og djupn på båten\nRegistreringsnummer, dersom båten har det",
            ),
            "next_steps": t(
                "Havnekontoret finner en plass som passer båten, eller setter deg på venteliste. Du får et "
                "tilbud med pris, og binder deg ikke før du har sagt ja til det.",
                "Hamnekontoret finn ein plass som passar båten, eller set deg på venteliste. Du får eit "
                "tilbod med pris, og bind deg ikkje før du har sagt ja til det.",
            ),
            "processing_time": t("To uker", "To veker"),
            "contact": t(
                f"Havnekontoret i {demo.name}, telefon {demo.phone}",
                f"Hamnekontoret i {demo.name}, telefon {demo.phone}",
            ),
        },
        steps=(
            Step("om-deg", t("Om deg"), "", _about_you(t)),
            Step("baten", t("Båten"), "", _boat(t)),
            Step("plassen", t("Plassen"), "", _berth(demo, t)),
        ),
    )


def _about_you(t: Bilingual) -> tuple[Question, ...]:
    return (
        ask("person", "deg", t("Navn og adresse", "Namn og adresse")),
        ask(
            "email",
            "epost",
            t("E-post"),
            t(
                "Hit sender vi bekreftelse og tilbud om plass.",
                "Hit sender vi stadfesting og tilbod om plass.",
            ),
            receipt=True,
        ),
        ask(
            "phone",
            "telefon",
            t("Mobilnummer"),
            t(
                "Havnekontoret ringer hvis det skjer noe med båten.",
                "Hamnekontoret ringjer dersom det skjer noko med båten.",
            ),
        ),
    )


def _boat(t: Bilingual) -> tuple[Question, ...]:
    return (
        ask(
            "one_of",
            "type",
            t("Hva slags båt har du?", "Kva slags båt har du?"),
            options=(
                ("apen", t("Åpen motorbåt", "Open motorbåt")),
                ("kabin", t("Motorbåt med kabin")),
                ("seilbat", t("Seilbåt", "Seglbåt")),
                ("sjark", t("Sjark eller annen fiskebåt", "Sjark eller annan fiskebåt")),
            ),
        ),
        ask(
            "number",
            "lengde",
            t("Hvor lang er båten?", "Kor lang er båten?"),
            t("Største lengde, med påhengsmotor.", "Største lengd, med påhengsmotor."),
            unit=t("meter"),
            minimum="2",
            maximum="30",
            decimals=1,
        ),
        ask(
            "information",
            "lang_bat",
            t("Få plasser for lange båter", "Få plassar for lange båtar"),
            body="<p>"
            + t(
                "Vi har få plasser for båter over 12 meter. Ventetiden kan bli lang.",
                "Vi har få plassar for båtar over 12 meter. Ventetida kan bli lang.",
            )
            + "</p>",
            show_if=when("lengde", "greater_than", "12"),
        ),
        ask(
            "number",
            "bredde",
            t("Hvor bred er båten?", "Kor brei er båten?"),
            t("På det bredeste.", "På det breiaste."),
            unit=t("meter"),
            minimum="1",
            maximum="9",
            decimals=1,
        ),
        ask(
            "number",
            "dybde",
            t("Hvor dypt stikker båten?", "Kor djupt stikk båten?"),
            t("Fra vannlinjen og ned, med drev og kjøl.", "Frå vasslinja og ned, med drev og kjøl."),
            unit=t("meter"),
            minimum="0.1",
            maximum="6",
            decimals=1,
        ),
        ask(
            "text",
            "fiskerimerke",
            t("Hvilket fiskerimerke har båten?", "Kva fiskerimerke har båten?"),
            t(
                "Merket i fiskefartøyregisteret, for eksempel F-12-A.",
                "Merket i fiskefartøyregisteret, til dømes F-12-A.",
            ),
            show_if=when("type", "equals", "sjark"),
            required=False,
            max_length=20,
        ),
        ask(
            "text",
            "registreringsnummer",
            t("Registreringsnummer"),
            t(
                "Bokstaver og tall i Småbåtregisteret. La feltet stå tomt hvis båten ikke er registrert.",
                "Bokstavar og tal i Småbåtregisteret. Lat feltet stå tomt dersom båten ikkje er registrert.",
            ),
            show_if=when("type", "not_equals", "sjark"),
            required=False,
            max_length=20,
        ),
    )


def _berth(demo: DemoMunicipality, t: Bilingual) -> tuple[Question, ...]:
    return (
        ask(
            "one_of",
            "havn",
            t("Hvor vil du ha plass?", "Kvar vil du ha plass?"),
            options=(
                *((harbour.value, t(harbour.name)) for harbour in demo.harbours),
                ("alle", t("Samme hvor", "Same kvar")),
            ),
        ),
        ask(
            "yes_no",
            "strom",
            t("Vil du ha strøm på plassen?", "Vil du ha straum på plassen?"),
            t(
                f"Strøm koster {_kr(demo.power_price)} i året, og kommer i tillegg til leien.",
                f"Straum kostar {_kr(demo.power_price)} i året, og kjem i tillegg til leiga.",
            ),
        ),
        ask(
            "yes_no",
            "har_plass",
            t("Har du plass hos oss fra før?", "Har du plass hos oss frå før?"),
        ),
        ask(
            "text",
            "naa_plass",
            t("Hvilken plass har du nå?", "Kva plass har du no?"),
            t("Havn og plassnummer. Det står på fakturaen.", "Hamn og plassnummer. Det står på fakturaen."),
            show_if=when("har_plass", "equals", "yes"),
            max_length=80,
        ),
        ask(
            "one_of",
            "bytte",
            t("Vil du bytte plass, eller ha en til?", "Vil du byte plass, eller ha ein til?"),
            show_if=when("har_plass", "equals", "yes"),
            options=(
                ("bytte", t("Bytte plass", "Byte plass")),
                ("ekstra", t("Ha en plass til", "Ha ein plass til")),
            ),
        ),
        ask(
            "date",
            "fra",
            t("Når vil du ha plassen fra?", "Når vil du ha plassen frå?"),
            t("Vi leier ut for ett år om gangen.", "Vi leiger ut for eitt år om gongen."),
            when="future",
        ),
        ask(
            "information",
            "pris",
            t("Pris"),
            body="<p>"
            + t(
                f"Plass til båt inntil 8 meter koster {_kr(demo.berth_price)} i året. Lengre båter koster "
                f"{_kr(demo.long_berth_price)}.",
                f"Plass til båt inntil 8 meter kostar {_kr(demo.berth_price)} i året. Lengre båtar kostar "
                f"{_kr(demo.long_berth_price)}.",
            )
            + "</p><p>"
            + t(
                "Du får faktura når du har sagt ja til plassen.",
                "Du får faktura når du har sagt ja til plassen.",
            )
            + "</p>",
        ),
        ask(
            "consent",
            "regler",
            t(
                "Jeg vet hva plassen koster, og følger reglene for havna.",
                "Eg veit kva plassen kostar, og følgjer reglane for hamna.",
            ),
            error=t(
                "Kryss av for at du kjenner prisen og følger reglene",
                "Kryss av for at du kjenner prisen og følgjer reglane",
            ),
        ),
    )


def _kr(amount: int) -> str:
    """Whole kroner as Norwegians write them, with a no-break space."""
    return f"{amount:,}".replace(",", "\u00a0") + "\u00a0kr"
