"""One local news story per municipality: bokmål, nynorsk. Invented, but at home where they are told."""

from typing import NamedTuple

Pair = tuple[str, str]


class LocalNews(NamedTuple):
    slug: str
    title: Pair
    description: Pair
    paragraphs: tuple[Pair, ...]


LOCAL_NEWS = {
    "alta": LocalNews(
        "lysloypene-er-apne",
        ("Lysløypene er åpne", "Lysløypene er opne"),
        ("Nå er det spor fra Sarves til Kaiskuru.", "No er det spor frå Sarves til Kaiskuru."),
        (
            (
                "Snøen kom tidlig i år, og løypelaget har kjørt opp lysløypene. Lyset er på fra klokka 06 til 23.",
                "Snøen kom tidleg i år, og løypelaget har køyrt opp lysløypene. Lyset er på frå klokka 06 til 23.",
            ),
            (
                "Gå til høyre når du møter noen, og hold hunden unna sporet. God tur!",
                "Gå til høgre når du møter nokon, og hald hunden unna sporet. God tur!",
            ),
        ),
    ),
    "hammerfest": LocalNews(
        "vinterplass-i-molla",
        ("Vinterplass i Molla", "Vinterplass i Molla"),
        (
            "Havnekontoret har ledige plasser innerst i havna.",
            "Hamnekontoret har ledige plassar inst i hamna.",
        ),
        (
            (
                "Innerst i Molla ligger båten trygt for vestaværet. Vi har elleve ledige plasser fram til 1. mai, alle "
                "med strøm.",
                "Inst i Molla ligg båten trygt for vestavêret. Vi har elleve ledige plassar fram til 1. mai, alle "
                "med straum.",
            ),
            (
                "Søk om båtplass her på nettsidene, og skriv at det gjelder vinterplass når vi ringer.",
                "Søk om båtplass her på nettsidene, og sei at det gjeld vinterplass når vi ringjer.",
            ),
        ),
    ),
    "hasvik": LocalNews(
        "kaia-i-sorvaer",
        ("Kaia i Sørvær blir ny", "Kaia i Sørvær blir ny"),
        ("Arbeidet er ferdig til vårtorsken kommer.", "Arbeidet er ferdig til vårtorsken kjem."),
        (
            (
                "Den ytterste delen av kaia er stengt fram til februar. Fartøy kan legge til ved flytebrygga imens.",
                "Den ytste delen av kaia er stengd fram til februar. Fartøy kan leggje til ved flytebryggja imens.",
            ),
            (
                "Den nye kaia får landstrøm, så båtene kan ligge stille uten motorlyd.",
                "Den nye kaia får landstraum, så båtane kan liggje stille utan motorlyd.",
            ),
        ),
    ),
    "kvalsund": LocalNews(
        "brua-stengt-natt-til-torsdag",
        ("Brua stenger natt til torsdag", "Brua stengjer natt til torsdag"),
        (
            "Vegvesenet kontrollerer kablene mellom 23 og 04.",
            "Vegvesenet kontrollerer kablane mellom 23 og 04.",
        ),
        (
            (
                "Kvalsundbrua er stengt for all trafikk fra klokka 23 til 04. Ambulanse og brannbil slipper over.",
                "Kvalsundbrua er stengd for all trafikk frå klokka 23 til 04. Ambulanse og brannbil slepp over.",
            ),
            (
                "Blåser det mer enn 15 meter i sekundet, flytter vi arbeidet til natten etter.",
                "Bles det meir enn 15 meter i sekundet, flyttar vi arbeidet til natta etter.",
            ),
        ),
    ),
    "loppa": LocalNews(
        "nye-rutetider-bergsfjord",
        ("Nye rutetider til Bergsfjord", "Nye rutetider til Bergsfjord"),
        ("Hurtigbåten går oftere fra mandag.", "Hurtigbåten går oftare frå måndag."),
        (
            (
                "Fra mandag går hurtigbåten fra Øksfjord klokka 07.30, 13.00 og 17.15. Den siste avgangen er ny.",
                "Frå måndag går hurtigbåten frå Øksfjord klokka 07.30, 13.00 og 17.15. Den siste avgangen er ny.",
            ),
            (
                "Skal du ha med varer, melder du fra til båten dagen før.",
                "Skal du ha med varer, melder du frå til båten dagen før.",
            ),
        ),
    ),
    "masoy": LocalNews(
        "tomter-i-havoysund",
        ("Seks tomter klare i Havøysund", "Seks tomter klare i Havøysund"),
        ("Utsikt til hav og hurtigrute følger med.", "Utsikt til hav og hurtigrute følgjer med."),
        (
            (
                "De seks tomtene på Hallvika har fått vei, vann og fiber. Prisen er 90 000 kroner for tomta.",
                "Dei seks tomtene på Hallvika har fått veg, vatn og fiber. Prisen er 90 000 kroner for tomta.",
            ),
            (
                "Kom på visning lørdag klokka 12. Vi har kaffe og tegninger på samfunnshuset.",
                "Kom på visning laurdag klokka 12. Vi har kaffi og teikningar på samfunnshuset.",
            ),
        ),
    ),
    "nordkapp": LocalNews(
        "kolonnekjoring-til-nordkapp",
        ("Kolonnekjøring til Nordkapp", "Kolonnekøyring til Nordkapp"),
        ("Slik planlegger du vinterturen til platået.", "Slik planlegg du vinterturen til platået."),
        (
            (
                "Om vinteren kjører du i kolonne det siste stykket fra Skarsvågkrysset. Bilene samles ved bommen.",
                "Om vinteren køyrer du i kolonne det siste stykket frå Skarsvågkrysset. Bilane samlast ved bommen.",
            ),
            (
                "Følg med på været. Blåser det for mye, blir turen avlyst samme dag.",
                "Følg med på vêret. Bles det for mykje, blir turen avlyst same dag.",
            ),
        ),
    ),
}
