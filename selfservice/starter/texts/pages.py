"""The pages of a new municipality besides its front page: true everywhere, for its editors to go on with."""

from dataclasses import dataclass

from selfservice.starter.bilingual import Bilingual
from selfservice.starter.texts.article import bullets, heading, paragraph, running_text
from selfservice.starter.texts.entry import Entry
from sites.municipalities.models import Municipality

CHILDREN, BUILDING, CARE, CULTURE, ABOUT = (
    "barnehage-og-skole", "bygge-og-bo", "helse-og-omsorg", "kultur-og-fritid", "om-kommunen",
)  # fmt: skip
NEWS, EVENTS, CONTACT, ACCESSIBILITY, PRIVACY = (
    "aktuelt", "det-skjer", "kontakt-oss", "tilgjengelighet", "personvern",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """What the texts say about the municipality; telephone, address and hours may be empty."""

    name: str
    email: str
    phone: str
    visiting_address: str
    opening_hours: str
    accessibility_statement: str


def place_of(municipality: Municipality) -> Place:
    """What is known of a municipality."""
    return Place(
        municipality.names["nb"],
        municipality.email or municipality.reception_address,
        municipality.phone,
        municipality.visiting_address,
        municipality.opening_hours,
        municipality.accessibility_statement,
    )


def entries(place: Place, t: Bilingual) -> tuple[Entry, ...]:
    """In an order in which what is above comes first; the five sections are the menu."""
    return (
        *_children(t), *_building(t), *_care(t), *_culture(t), *_about(place, t), _privacy(place, t), *_news(place, t),
    )  # fmt: skip


def _section(slug: str, title: str, description: str) -> Entry:
    return Entry("section", slug, title, description, menu=True)


def _page(slug: str, title: str, description: str, parent: str, *parts: str) -> Entry:
    return Entry("content", slug, title, description, parent, (running_text(*parts),))


def _children(t: Bilingual) -> tuple[Entry, ...]:
    return (
        _section(CHILDREN, t("Barnehage og skole", "Barnehage og skule"),
                 t("Plass i barnehagen, skolestart og SFO.", "Plass i barnehagen, skulestart og SFO.")),
        _page(
            "barnehageplass", t("Barnehageplass"),
            t("Hvem som har rett til plass, og slik søker du.", "Kven som har rett til plass, og slik søkjer du."), CHILDREN,
            paragraph(t(
                "Alle barn som fyller ett år innen utgangen av november, har rett til plass i barnehage fra august samme år.",
                "Alle barn som fyller eitt år innan utgangen av november, har rett til plass i barnehage frå august same år.")),
            heading(t("Hva det koster", "Kva det kostar")),
            paragraph(t(
                "Staten setter hvor mye en plass kan koste. Har dere lav inntekt, kan dere få lavere betaling og gratis kjernetid.",
                "Staten set kor mykje ein plass kan koste. Har de låg inntekt, kan de få lågare betaling og gratis kjernetid.")),
        ),
        _page(
            "skolestart-og-sfo", t("Skolestart og SFO", "Skulestart og SFO"),
            t("Når barnet skal begynne på skolen.", "Når barnet skal byrje på skulen."), CHILDREN,
            paragraph(t("Barn begynner på skolen det året de fyller seks. Foresatte får brev fra oss.",
                        "Barn byrjar på skulen det året dei fyller seks. Føresette får brev frå oss.")),
            heading(t("SFO")),
            paragraph(t("Elever på første til tredje trinn får 12 timer gratis SFO i uken.",
                        "Elevar på første til tredje trinn får 12 timar gratis SFO i veka.")),
        ),
    )  # fmt: skip


def _building(t: Bilingual) -> tuple[Entry, ...]:
    return (
        _section(BUILDING, t("Bygge og bo", "Byggje og bu"),
                 t("Byggesak, vann, avløp og avfall.", "Byggjesak, vatn, avløp og avfall.")),
        _page(
            "byggesak", t("Byggesak", "Byggjesak"),
            t("Må du søke før du bygger?", "Må du søkje før du byggjer?"), BUILDING,
            paragraph(t("Noen mindre bygg kan du sette opp uten å søke. Sjekk først hva planen for området sier.",
                        "Nokre mindre bygg kan du setje opp utan å søkje. Sjekk først kva planen for området seier.")),
            heading(t("Når du må søke", "Når du må søkje")),
            bullets(t("Varsle naboene før du sender søknaden", "Varsle naboane før du sender søknaden"),
                    t("Legg ved kart og tegninger", "Legg ved kart og teikningar"),
                    t("Vent med å bygge til du har fått svar", "Vent med å byggje til du har fått svar")),
        ),
        _page(
            "vann-og-avlop", t("Vann og avløp", "Vatn og avløp"),
            t("Gebyrer, vannmåler og feil på ledninger.", "Gebyr, vassmålar og feil på leidningar."), BUILDING,
            paragraph(t("Kommunen har ansvar for hovedledningene. Ledningen fra huset og ut til dem er din.",
                        "Kommunen har ansvar for hovudleidningane. Leidningen frå huset og ut til dei er din.")),
            paragraph(t("Ser du en lekkasje, melder du fra til oss med en gang.",
                        "Ser du ein lekkasje, melder du frå til oss med ein gong.")),
        ),
        _page(
            "avfall", t("Avfall og gjenvinning", "Avfall og gjenvinning"),
            t("Sortering, henting og det du leverer selv.", "Sortering, henting og det du leverer sjølv."), BUILDING,
            paragraph(t("Vi henter søppelet hjemme hos deg. Sett ut dunken kvelden før.",
                        "Vi hentar bosset heime hos deg. Set ut dunken kvelden før.")),
            heading(t("Lever selv", "Lever sjølv")),
            paragraph(t("Farlig avfall, hageavfall og gamle møbler leverer du på gjenvinningsstasjonen.",
                        "Farleg avfall, hageavfall og gamle møblar leverer du på gjenvinningsstasjonen.")),
        ),
    )  # fmt: skip


def _care(t: Bilingual) -> tuple[Entry, ...]:
    return (
        _section(CARE, t("Helse og omsorg"), t("Lege, legevakt og hjelp hjemme.", "Lege, legevakt og hjelp heime.")),
        Entry(
            "content", "lege-og-legevakt", t("Lege og legevakt"),
            t("Hvem du ringer når du er syk.", "Kven du ringjer når du er sjuk."), CARE,
            (
                ("callout", {
                    "tone": "warning",
                    "heading": t("Når det haster", "Når det hastar"),
                    "text": t("Ring 113 når liv er i fare. Ring legevakten på 116 117 når du ikke kan vente på fastlegen.",
                              "Ring 113 når liv er i fare. Ring legevakta på 116 117 når du ikkje kan vente på fastlegen."),
                }),
                running_text(
                    paragraph(t("Alle som bor i Norge, har rett til fastlege. Du bytter fastlege på helsenorge.no.",
                                "Alle som bur i Noreg, har rett til fastlege. Du byter fastlege på helsenorge.no.")),
                ),
            ),
        ),
        _page(
            "hjelp-hjemme", t("Hjelp hjemme", "Hjelp heime"),
            t("Sykepleie, trygghetsalarm og praktisk hjelp.", "Sjukepleie, tryggleiksalarm og praktisk hjelp."), CARE,
            paragraph(t("Blir du syk eller trenger hjelp i hverdagen, kan du få hjelp hjemme. Vi kommer hjem til deg for en prat først.",
                        "Blir du sjuk eller treng hjelp i kvardagen, kan du få hjelp heime. Vi kjem heim til deg for ein prat først.")),
        ),
    )  # fmt: skip


def _culture(t: Bilingual) -> tuple[Entry, ...]:
    return (
        _section(CULTURE, t("Kultur og fritid"), t("Lag, arrangementer og friluftsliv.", "Lag, arrangement og friluftsliv.")),
        Entry("events", EVENTS, t("Det skjer"), t("Arrangementer for alle.", "Arrangement for alle."), CULTURE),
        _page(
            "lag-og-foreninger", t("Lag og foreninger", "Lag og foreiningar"),
            t("Tilskudd og lån av lokaler.", "Tilskot og lån av lokale."), CULTURE,
            paragraph(t("Lag og foreninger kan søke om tilskudd og låne lokaler av kommunen. Ta kontakt med oss, så finner vi ut av det sammen.",
                        "Lag og foreiningar kan søkje om tilskot og låne lokale av kommunen. Ta kontakt med oss, så finn vi ut av det saman.")),
        ),
    )  # fmt: skip


def _about(place: Place, t: Bilingual) -> tuple[Entry, ...]:
    return (
        _section(ABOUT, t("Om kommunen"), t("Kontakt, politikk og ledige stillinger.", "Kontakt, politikk og ledige stillingar.")),
        Entry(
            "department", CONTACT, t("Kontakt oss"),
            t("Vi svarer på spørsmål og viser deg videre.", "Vi svarer på spørsmål og viser deg vidare."), ABOUT,
            (running_text(paragraph(t(
                "Ring, skriv eller kom innom. Vi hjelper deg også med å fylle ut skjemaer.",
                "Ring, skriv eller kom innom. Vi hjelper deg òg med å fylle ut skjema."))),),
            values={"phone": place.phone, "email": place.email, "visiting_address": place.visiting_address},
        ),
        _page(
            "politikk-og-moter", t("Politikk og møter", "Politikk og møte"),
            t("Kommunestyret og utvalgene.", "Kommunestyret og utvala."), ABOUT,
            paragraph(t("Kommunestyret er kommunens øverste organ. Møtene er åpne for alle.",
                        "Kommunestyret er det øvste organet i kommunen. Møta er opne for alle.")),
        ),
        _page(
            "ledige-stillinger", t("Ledige stillinger", "Ledige stillingar"),
            t("Jobb hos oss."), ABOUT,
            paragraph(t("Vi lyser ut ledige stillinger her og på arbeidsplassen.no.",
                        "Vi lyser ut ledige stillingar her og på arbeidsplassen.no.")),
        ),
        _page(
            ACCESSIBILITY, t("Tilgjengelighet", "Tilgjenge"),
            t("Nettstedet skal kunne brukes av alle.", "Nettstaden skal kunne brukast av alle."), ABOUT,
            paragraph(t("Vi følger kravene i WCAG 2.2 på nivå AA. Du kan bruke sidene med tastatur alene, med skjermleser og uten JavaScript.",
                        "Vi følgjer krava i WCAG 2.2 på nivå AA. Du kan bruke sidene med tastatur åleine, med skjermlesar og utan JavaScript.")),
            heading(t("Si fra om feil", "Sei frå om feil")),
            paragraph(t(f"Er det noe du ikke får til, skriver du til {place.email}. Får du ikke svar, kan du klage til Tilsynet for universell utforming av ikt.",
                        f"Er det noko du ikkje får til, skriv du til {place.email}. Får du ikkje svar, kan du klage til Tilsynet for universell utforming av ikt.")),
            *(
                # As the translation memory has it: without the address.
                [paragraph(t('<a id="a1">Les tilgjengelighetserklæringen på uustatus.no</a>',
                             '<a id="a1">Les tilgjengeerklæringa på uustatus.no</a>')
                           .replace('id="a1"', f'href="{place.accessibility_statement}"'))]
                if place.accessibility_statement else []
            ),
        ),
    )  # fmt: skip


def _privacy(place: Place, t: Bilingual) -> Entry:
    return _page(
        PRIVACY, t("Personvern"),
        t("Hva vi vet om deg, hvorfor, og hva du kan kreve.", "Kva vi veit om deg, kvifor, og kva du kan krevje."), "",
        paragraph(t(f"{place.name} har ansvar for opplysningene du gir oss her.",
                    f"{place.name} har ansvar for opplysningane du gir oss her.")),
        heading(t("Når du bare leser", "Når du berre les")),
        paragraph(t("Vi lagrer ingenting om deg, og setter ingen informasjonskapsler.",
                    "Vi lagrar ingenting om deg, og set ingen informasjonskapslar.")),
        heading(t("Når du fyller ut et skjema", "Når du fyller ut eit skjema")),
        paragraph(t("Vi lagrer svarene dine kryptert, så du kan fortsette senere. Kladder sletter vi når tiden som står i skjemaet, er ute.",
                    "Vi lagrar svara dine kryptert, så du kan halde fram seinare. Kladdar slettar vi når tida som står i skjemaet, er ute.")),
        paragraph(t("Navn og adresse henter vi fra Folkeregisteret når du logger inn. Har du beskyttet adresse, henter vi den ikke.",
                    "Namn og adresse hentar vi frå Folkeregisteret når du loggar inn. Har du verna adresse, hentar vi ho ikkje.")),
        heading(t("Når du har sendt inn", "Når du har sendt inn")),
        paragraph(t("Det du sender, blir arkivert, slik loven krever. Bare de som behandler saken, kan lese det. Du ser på Min side hvem som har åpnet det.",
                    "Det du sender, blir arkivert, slik lova krev. Berre dei som behandlar saka, kan lese det. Du ser på Mi side kven som har opna det.")),
        heading(t("Dine rettigheter", "Rettane dine")),
        paragraph(t(f"Du kan be om å få se, rette eller slette opplysninger om deg. Skriv til {place.email}. Du kan klage til Datatilsynet.",
                    f"Du kan be om å få sjå, rette eller slette opplysningar om deg. Skriv til {place.email}. Du kan klage til Datatilsynet.")),
    )  # fmt: skip


def _news(place: Place, t: Bilingual) -> tuple[Entry, ...]:
    return (Entry("news_archive", NEWS, t("Aktuelt"), t("Nyheter fra kommunen.", "Nyheiter frå kommunen.")),)
