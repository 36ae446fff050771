"""Public services of others that the demo's municipalities show: entry pages that have stayed put for years."""

from typing import NamedTuple


class External(NamedTuple):
    url: str
    owner: str
    theme: str
    bokmal: str
    nynorsk: str
    english: str
    description: str
    beskriving: str


class Tags(NamedTuple):
    """Slugs of sites.los."""

    topics: list[str]
    life_events: list[str]
    target_groups: list[str]


EXTERNAL_SERVICES = (
    External("https://www.nav.no/minside", "Nav", "sosiale-tjenester", "Min side hos Nav", "Mi side hos Nav",
             "My page at Nav", "Saker, utbetalinger og meldinger fra Nav.",
             "Saker, utbetalingar og meldingar frå Nav."),
    External("https://www.nav.no/arbeid", "Nav", "arbeid", "Registrer deg som arbeidssøker",
             "Registrer deg som arbeidssøkjar", "Register as a job seeker",
             "For deg som har mistet jobben, eller leter etter en ny.",
             "For deg som har mista jobben, eller leitar etter ein ny."),
    External("https://www.skatteetaten.no/person/", "Skatteetaten", "skatt-og-avgift", "Skattekort og skattemelding",
             "Skattekort og skattemelding", "Tax card and tax return",
             "Endre skattekortet, lever skattemeldingen og bestill attest for skatt.",
             "Endre skattekortet, lever skattemeldinga og bestill attest for skatt."),
    External("https://www.skatteetaten.no/person/folkeregister/flytte/", "Skatteetaten", "bygg-og-eiendom",
             "Meld flytting", "Meld flytting", "Report a move", "Meld fra til Folkeregisteret innen åtte dager.",
             "Meld frå til Folkeregisteret innan åtte dagar."),
    External("https://www.helsenorge.no/", "Helsenorge", "helse-og-omsorg", "Helsenorge", "Helsenoreg", "Helsenorge",
             "Bestill time hos fastlegen, forny resepter og se prøvesvar.",
             "Bestill time hos fastlegen, forny reseptar og sjå prøvesvar."),
    External("https://www.altinn.no/", "Altinn", "naring", "Skjema for næringsdrivende", "Skjema for næringsdrivande",
             "Forms for businesses", "Start og driv virksomhet, og rapporter til staten.",
             "Start og driv verksemd, og rapporter til staten."),
    External("https://lanekassen.no/", "Lånekassen", "skole-og-utdanning", "Lån og stipend", "Lån og stipend",
             "Student loans and grants", "Søk støtte til utdanning, og betal tilbake lånet.",
             "Søk støtte til utdanning, og betal tilbake lånet."),
    External("https://www.politiet.no/tjenester/pass-og-id-kort/", "Politiet", "lov-og-rett", "Pass og ID-kort",
             "Pass og ID-kort", "Passport and ID card", "Bestill time for nytt pass eller nasjonalt ID-kort.",
             "Bestill time for nytt pass eller nasjonalt ID-kort."),
    External("https://www.vegvesen.no/", "Statens vegvesen", "trafikk-og-transport", "Førerkort og kjøretøy",
             "Førarkort og køyretøy", "Driving licence and vehicles",
             "Forny førerkortet, selg bilen og se når den må på kontroll.",
             "Forny førarkortet, sel bilen og sjå når han må på kontroll."),
    External("https://www.husbanken.no/", "Husbanken", "sosiale-tjenester", "Bostøtte", "Bustøtte", "Housing allowance",
             "Hjelp til å betale husleien når inntekten er lav.",
             "Hjelp til å betale husleiga når inntekta er låg."),
    External("https://www.kartverket.no/eiendom", "Kartverket", "bygg-og-eiendom", "Grunnboka og tinglysing",
             "Grunnboka og tinglysing", "Land register", "Se hvem som eier en eiendom, og tinglys skjøte.",
             "Sjå kven som eig ein eigedom, og tinglys skøyte."),
    External("https://www.enova.no/privat/", "Enova", "natur-klima-og-miljo", "Støtte til energitiltak",
             "Støtte til energitiltak", "Support for saving energy", "Få tilbake penger når du sparer strøm hjemme.",
             "Få att pengar når du sparer straum heime."),
)  # fmt: skip

TAGS = {
    "https://www.nav.no/minside": Tags(["inntektssikring", "familieytelser"],
        ["fa-barn", "alvorlig-sykt-barn", "dodsfall-og-arv", "miste-og-finne-jobb"], ["foreldre", "eldre"]),
    "https://www.nav.no/arbeid": Tags(["arbeidssoking"], ["miste-og-finne-jobb", "ny-i-norge"], []),
    "https://www.skatteetaten.no/person/": Tags(["skatt"], ["ny-i-norge", "miste-og-finne-jobb"], ["nye-innbyggere"]),
    "https://www.skatteetaten.no/person/folkeregister/flytte/": Tags(["flytting"], ["ny-i-norge"], ["nye-innbyggere"]),
    "https://www.helsenorge.no/": Tags(["helsetjenester"], ["fa-barn", "alvorlig-sykt-barn", "ny-i-norge"],
        ["foreldre", "eldre", "nye-innbyggere"]),
    "https://www.altinn.no/": Tags(["naringsliv"], ["starte-og-drive-bedrift", "starte-og-drive-frivillig-organisasjon"],
        ["naringsliv", "lag-og-foreninger"]),
    "https://lanekassen.no/": Tags(["studiefinansiering"], [], ["barn-og-unge"]),
    "https://www.politiet.no/tjenester/pass-og-id-kort/": Tags([], ["fa-barn", "ny-i-norge"], ["foreldre"]),
    "https://www.vegvesen.no/": Tags(["forerkort-og-sertifikat", "kjoretoy"], ["ny-i-norge"], []),
    "https://www.husbanken.no/": Tags(["botilbud", "okonomiske-ytelser-og-radgivning"], ["miste-og-finne-jobb"], []),
    "https://www.kartverket.no/eiendom": Tags(["eiendom"], ["dodsfall-og-arv"], []),
    "https://www.enova.no/privat/": Tags(["miljotilskudd", "energi"], [], []),
}  # fmt: skip
