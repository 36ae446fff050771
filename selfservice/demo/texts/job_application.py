"""The dialog “Ledig stilling”: an application for a vacancy, or an open one."""

from selfservice.demo.municipalities import NURSE, SUMMER, DemoMunicipality
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.form import DialogText, Question, Step, ask, when

OPEN = "apen"


def dialog(demo: DemoMunicipality, t: Bilingual) -> DialogText:
    return DialogText(
        slug="ledig-stilling",
        fields={
            "title": t("Søk på ledig stilling", "Søk på ledig stilling"),
            "level": "none",
            "los_theme": "arbeid",
            "topics": ["arbeidssoking"],
            "life_events": ["ny-i-norge", "miste-og-finne-jobb"],
            "target_groups": ["nye-innbyggere"],
            "minutes": 15,
            "summary": t(
                f"Søk på en ledig stilling i {demo.name} kommune, eller send en åpen søknad.",
                f"Søk på ei ledig stilling i {demo.name} kommune, eller send ein open søknad.",
            ),
            "audience": t(
                "Alle kan søke. Er du under 18 år, kan du søke på sommerjobb der det er lyst ut.",
                "Alle kan søkje. Er du under 18 år, kan du søkje på sommarjobb der det er lyst ut.",
            ),
            "needs": t(
                "En oversikt over utdanning og jobber du har hatt, med årstall\n"
                "Navn og telefon til to referanser\n"
                "Vitnemål og attester: ta dem med hvis vi inviterer deg til intervju",
                "Ei oversikt over utdanning og jobbar du har hatt, med årstal\n"
                "Namn og telefon til to referansar\n"
                "Vitnemål og attestar: ta dei med dersom vi inviterer deg til intervju",
            ),
            "next_steps": t(
                "Vi leser søknadene når fristen er ute, og ringer dem vi vil snakke med. Alle søkere får "
                "svar. Navn, alder og bosted kan komme på den offentlige søkerlisten. Vi sletter søknaden "
                "et halvt år etter at stillingen er besatt.",
                "Vi les søknadene når fristen er ute, og ringjer dei vi vil snakke med. Alle søkjarar får "
                "svar. Namn, alder og bustad kan kome på den offentlege søkjarlista. Vi slettar søknaden "
                "eit halvt år etter at stillinga er besett.",
            ),
            "processing_time": t("Fire uker etter at fristen er ute", "Fire veker etter at fristen er ute"),
            "contact": t(
                f"{demo.name} kommune, personal, telefon {demo.phone}",
                f"{demo.name} kommune, personal, telefon {demo.phone}",
            ),
        },
        steps=(
            Step("stillingen", t("Stillingen", "Stillinga"), "", _vacancy(demo, t)),
            Step("bakgrunn", t("Utdanning og erfaring"), "", _background(t)),
            Step("soknad", t("Søknaden"), "", _application(t)),
            Step("om-deg", t("Om deg"), "", _about_you(t)),
        ),
    )


def _vacancy(demo: DemoMunicipality, t: Bilingual) -> tuple[Question, ...]:
    vacancies = tuple((value, t(bokmal, nynorsk)) for value, bokmal, nynorsk in demo.vacancies)
    questions = [
        ask(
            "one_of",
            "stilling",
            t("Hvilken stilling søker du på?", "Kva stilling søkjer du på?"),
            options=(*vacancies, (OPEN, t("Åpen søknad", "Open søknad"))),
        ),
        ask(
            "long_text",
            "onsket_arbeid",
            t("Hva slags arbeid ønsker du?", "Kva slags arbeid ønskjer du?"),
            t("For eksempel i skole, barnehage eller havn.", "Til dømes i skule, barnehage eller hamn."),
            show_if=when("stilling", "equals", OPEN),
            rows=3,
            max_length=500,
        ),
        ask(
            "yes_no",
            "autorisasjon",
            t("Har du norsk autorisasjon som sykepleier?", "Har du norsk autorisasjon som sjukepleiar?"),
            t(
                "Venter du på autorisasjon, svarer du nei og skriver om det i søknaden.",
                "Ventar du på autorisasjon, svarer du nei og skriv om det i søknaden.",
            ),
            show_if=when("stilling", "equals", NURSE[0]),
        ),
    ]
    if SUMMER in demo.vacancies:
        questions.append(
            ask(
                "several_of",
                "uker",
                t("Når kan du jobbe i sommer?", "Når kan du jobbe i sommar?"),
                t("Kryss av for alle som passer.", "Kryss av for alle som passar."),
                show_if=when("stilling", "equals", SUMMER[0]),
                options=(
                    ("25-27", t("Uke 25–27", "Veke 25–27")),
                    ("28-30", t("Uke 28–30", "Veke 28–30")),
                    ("31-32", t("Uke 31–32", "Veke 31–32")),
                ),
            )
        )
    questions.append(
        ask(
            "date",
            "start",
            t("Når kan du begynne?", "Når kan du byrje?"),
            t(
                "Vet du det ikke sikkert, skriver du datoen du tror på.",
                "Veit du det ikkje sikkert, skriv du datoen du trur på.",
            ),
            show_if=when("stilling", "not_equals", SUMMER[0]) if SUMMER in demo.vacancies else None,
            when="future",
        )
    )
    return tuple(questions)


def _background(t: Bilingual) -> tuple[Question, ...]:
    return (
        ask(
            "one_of",
            "niva",
            t("Hva er den høyeste utdanningen din?", "Kva er den høgaste utdanninga di?"),
            options=(
                ("grunnskole", t("Grunnskole", "Grunnskule")),
                ("videregaende", t("Videregående skole", "Vidaregåande skule")),
                ("fagbrev", t("Fagbrev eller fagskole", "Fagbrev eller fagskule")),
                ("bachelor", t("Bachelorgrad eller tilsvarende", "Bachelorgrad eller tilsvarande")),
                ("master", t("Mastergrad eller høyere", "Mastergrad eller høgare")),
            ),
        ),
        ask(
            "long_text",
            "utdanning",
            t("Hvilken utdanning har du?", "Kva utdanning har du?"),
            t("Skriv sted, fag og årstall, det siste først.", "Skriv stad, fag og årstal, det siste først."),
            show_if=when("niva", "not_equals", "grunnskole"),
            rows=5,
            max_length=2000,
        ),
        ask(
            "long_text",
            "erfaring",
            t("Hvilke jobber har du hatt?", "Kva jobbar har du hatt?"),
            t(
                "Skriv arbeidssted, stilling og årstall. Har du ikke jobbet før, lar du feltet stå tomt.",
                "Skriv arbeidsstad, stilling og årstal. Har du ikkje jobba før, lèt du feltet stå tomt.",
            ),
            required=False,
            rows=6,
            max_length=3000,
        ),
    )


def _application(t: Bilingual) -> tuple[Question, ...]:
    return (
        ask(
            "long_text",
            "begrunnelse",
            t("Hvorfor passer du til jobben?", "Kvifor passar du til jobben?"),
            t("En halv side er ofte nok.", "Ei halv side er ofte nok."),
            rows=10,
            max_length=4000,
        ),
        ask(
            "yes_no",
            "har_referanser",
            t("Vil du oppgi referanser nå?", "Vil du oppgi referansar no?"),
            t(
                "Du kan også gi oss dem i intervjuet.",
                "Du kan òg gi oss dei i intervjuet.",
            ),
        ),
        ask(
            "long_text",
            "referanser",
            t("Hvem kan vi ringe?", "Kven kan vi ringje?"),
            t(
                "Navn, telefon og hvordan de kjenner deg. Spør dem først.",
                "Namn, telefon og korleis dei kjenner deg. Spør dei først.",
            ),
            show_if=when("har_referanser", "equals", "yes"),
            rows=4,
            max_length=1000,
        ),
    )


def _about_you(t: Bilingual) -> tuple[Question, ...]:
    return (
        ask("person", "deg", t("Navn", "Namn"), address=False),
        ask(
            "email",
            "epost",
            t("E-post"),
            t("Hit sender vi bekreftelse og svar.", "Hit sender vi stadfesting og svar."),
            receipt=True,
        ),
        ask("phone", "telefon", t("Mobilnummer")),
        ask(
            "yes_no",
            "unntatt",
            t(
                "Vil du be om å ikke stå på den offentlige søkerlisten?",
                "Vil du be om å ikkje stå på den offentlege søkjarlista?",
            ),
            t(
                "Vi sier fra til deg hvis vi ikke kan si ja til det.",
                "Vi seier frå til deg dersom vi ikkje kan seie ja til det.",
            ),
        ),
        ask(
            "long_text",
            "unntatt_grunn",
            t("Hvorfor?", "Kvifor?"),
            t(
                "Loven krever at vi vurderer grunnen din (offentleglova § 25).",
                "Lova krev at vi vurderer grunnen din (offentleglova § 25).",
            ),
            show_if=when("unntatt", "equals", "yes"),
            rows=3,
            max_length=500,
        ),
        ask(
            "consent",
            "riktig",
            t("Opplysningene jeg har gitt, er riktige.", "Opplysningane eg har gitt, er rette."),
            error=t("Bekreft at opplysningene er riktige", "Stadfest at opplysningane er rette"),
        ),
    )
