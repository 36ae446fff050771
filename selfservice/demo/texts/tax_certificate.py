"""The dialog “Skatteattest”: a certificate that nothing is owed to the municipality."""

from selfservice.demo.municipalities import DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.form import DialogText, Step, ask, when


def dialog(demo: DemoMunicipality, t: Bilingual) -> DialogText:
    return DialogText(
        slug="skatteattest",
        fields={
            "title": t("Skatteattest"),
            "level": "high",
            "los_theme": "skatt-og-avgift",
            "life_events": ["starte-og-drive-bedrift"],
            "target_groups": ["naringsliv"],
            "minutes": 3,
            "summary": t(
                f"Be om attest som viser om du eller virksomheten din skylder {demo.name} kommune "
                "eiendomsskatt eller kommunale avgifter.",
                f"Be om attest som viser om du eller verksemda di skuldar {demo.name} kommune "
                "eigedomsskatt eller kommunale avgifter.",
            ),
            "audience": t(
                "Du kan be om attest for deg selv, eller for en virksomhet du har fullmakt fra. Attest for "
                "skatt og merverdiavgift til staten bestiller du hos Skatteetaten.",
                "Du kan be om attest for deg sjølv, eller for ei verksemd du har fullmakt frå. Attest for "
                "skatt og meirverdiavgift til staten bestiller du hos Skatteetaten.",
            ),
            "needs": t(
                "Organisasjonsnummeret, hvis attesten gjelder en virksomhet\n"
                "Fristen for anbudet eller søknaden du skal bruke attesten i",
                "Organisasjonsnummeret, dersom attesten gjeld ei verksemd\n"
                "Fristen for anbodet eller søknaden du skal bruke attesten i",
            ),
            "next_steps": t(
                "Vi sjekker hva som er betalt, og lager attesten. Du får en e-post når den er klar. Attesten "
                "er gratis og gjelder i seks måneder. Har du noe ubetalt, tar vi kontakt før vi lager den.",
                "Vi sjekkar kva som er betalt, og lagar attesten. Du får ein e-post når han er klar. "
                "Attesten er gratis og gjeld i seks månader. Har du noko ubetalt, tek vi kontakt før vi "
                "lagar han.",
            ),
            "processing_time": t("Tre virkedager", "Tre verkedagar"),
            "contact": t(
                f"{demo.name} kommune, økonomi, telefon {demo.phone}",
                f"{demo.name} kommune, økonomi, telefon {demo.phone}",
            ),
        },
        steps=(
            Step(
                "om-deg",
                t("Om deg"),
                "",
                (
                    ask("person", "deg", t("Navn og adresse", "Namn og adresse")),
                    ask(
                        "email",
                        "epost",
                        t("E-post", "E-post"),
                        t(
                            "Vi skriver hit når attesten er klar. Selve attesten sender vi ikke på e-post.",
                            "Vi skriv hit når attesten er klar. Sjølve attesten sender vi ikkje på e-post.",
                        ),
                        receipt=True,
                    ),
                ),
            ),
            Step(
                "hvem",
                t("Hvem attesten gjelder", "Kven attesten gjeld"),
                "",
                (
                    ask(
                        "one_of",
                        "gjelder",
                        t("Hvem skal attesten gjelde?", "Kven skal attesten gjelde?"),
                        options=(
                            ("meg", t("Meg selv", "Meg sjølv")),
                            ("virksomhet", t("En virksomhet", "Ei verksemd")),
                        ),
                    ),
                    ask(
                        "text",
                        "organisasjonsnummer",
                        t("Organisasjonsnummer"),
                        t(
                            "Ni sifre. Du finner nummeret på brreg.no.",
                            "Ni siffer. Du finn nummeret på brreg.no.",
                        ),
                        error=t(
                            "Skriv organisasjonsnummeret til virksomheten, ni sifre",
                            "Skriv organisasjonsnummeret til verksemda, ni siffer",
                        ),
                        show_if=when("gjelder", "equals", "virksomhet"),
                        max_length=11,
                    ),
                    ask(
                        "text",
                        "virksomhet",
                        t("Navn på virksomheten", "Namn på verksemda"),
                        show_if=when("gjelder", "equals", "virksomhet"),
                        max_length=180,
                    ),
                    ask(
                        "consent",
                        "fullmakt",
                        t(
                            "Jeg har rett til å be om attest for virksomheten.",
                            "Eg har rett til å be om attest for verksemda.",
                        ),
                        error=t(
                            "Bekreft at du har rett til å be om attest for virksomheten",
                            "Stadfest at du har rett til å be om attest for verksemda",
                        ),
                        show_if=when("gjelder", "equals", "virksomhet"),
                    ),
                ),
            ),
            Step(
                "bruk",
                t("Hva du skal bruke attesten til", "Kva du skal bruke attesten til"),
                t(
                    "Da vet vi hvilke krav attesten må ta med.",
                    "Då veit vi kva krav attesten må ta med.",
                ),
                (
                    ask(
                        "one_of",
                        "formaal",
                        t("Hva skal du bruke attesten til?", "Kva skal du bruke attesten til?"),
                        options=(
                            ("anbud", t("Anbud eller konkurranse", "Anbod eller konkurranse")),
                            (
                                "bevilling",
                                t("Skjenke- eller serveringsbevilling", "Skjenke- eller serveringsløyve"),
                            ),
                            ("loyve", t("Løyve for drosje eller transport")),
                            ("eiendom", t("Kjøp eller salg av eiendom", "Kjøp eller sal av eigedom")),
                            ("annet", t("Noe annet", "Noko anna")),
                        ),
                    ),
                    ask(
                        "text",
                        "annet_formaal",
                        t("Hva skal du bruke den til?", "Kva skal du bruke han til?"),
                        t("Noen få ord er nok.", "Nokre få ord er nok."),
                        show_if=when("formaal", "equals", "annet"),
                        max_length=200,
                    ),
                    ask(
                        "date",
                        "frist",
                        t("Når trenger du attesten senest?", "Når treng du attesten seinast?"),
                        t("For eksempel fristen i konkurransen.", "Til dømes fristen i konkurransen."),
                        when="future",
                    ),
                    ask(
                        "one_of",
                        "levering",
                        t("Hvordan vil du ha attesten?", "Korleis vil du ha attesten?"),
                        options=(
                            ("digital", t("I digital postkasse", "I digital postkasse")),
                            (
                                "hente",
                                t("Jeg henter den på servicekontoret", "Eg hentar han på servicekontoret"),
                            ),
                        ),
                    ),
                    ask(
                        "information",
                        "henting",
                        t("Slik henter du attesten", "Slik hentar du attesten"),
                        body="<p>"
                        + t(
                            f"Servicekontoret ligger i {demo.visiting_address}, og er åpent mandag–fredag "
                            "09.00–15.00. Ta med legitimasjon.",
                            f"Servicekontoret ligg i {demo.visiting_address}, og er ope måndag–fredag "
                            "09.00–15.00. Ta med legitimasjon.",
                        )
                        + "</p>",
                        show_if=when("levering", "equals", "hente"),
                    ),
                ),
            ),
        ),
    )
