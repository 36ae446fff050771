"""Questions and answers of the demo: those that the region shares, and one of each municipality's own."""

from typing import NamedTuple

from selfservice.demo.municipalities import DemoMunicipality


class Asked(NamedTuple):
    """A question with its answer as rich text, in bokmål, nynorsk and, where there is one, English."""

    theme: str
    dialog: str
    question: tuple[str, str, str]
    answer: tuple[str, str, str]


SHARED = (
    Asked("trafikk-og-transport", "batplass",
        ("Hvor lang er ventetiden på båtplass?", "Kor lang er ventetida på båtplass?",
         "How long do I have to wait for a boat berth?"),
        ("<p>Det kommer an på hvor stor båten er. Små båter får ofte plass samme sesong. For båter over åtte meter må du "
         "regne med å vente ett år eller mer.</p><p>Du får brev når du kommer på ventelisten, og når vi har en plass til "
         "deg.</p>",
         "<p>Det kjem an på kor stor båten er. Små båtar får ofte plass same sesong. For båtar over åtte meter må du "
         "rekne med å vente eitt år eller meir.</p><p>Du får brev når du kjem på ventelista, og når vi har ein plass til "
         "deg.</p>",
         "<p>It depends on the size of your boat. Small boats often get a berth the same season. For boats longer than "
         "eight metres you should expect to wait a year or more.</p>")),
    Asked("trafikk-og-transport", "batplass",
        ("Kan jeg leie ut båtplassen min?", "Kan eg leige ut båtplassen min?", ""),
        ("<p>Nei, ikke på egen hånd. Skal du ikke bruke plassen en sesong, melder du fra til havnekontoret. Da kan en "
         "annen låne plassen, og du beholder den til neste år.</p>",
         "<p>Nei, ikkje på eiga hand. Skal du ikkje bruke plassen ein sesong, melder du frå til hamnekontoret. Då kan "
         "ein annan låne plassen, og du beheld han til neste år.</p>", "")),
    Asked("arbeid", "ledig-stilling",
        ("Kan jeg sende en søknad når ingen stilling er lyst ut?", "Kan eg sende ein søknad når inga stilling er lyst ut?",
         "Can I apply when no position is advertised?"),
        ("<p>Ja. Send en åpen søknad og skriv hva slags arbeid du ønsker. Vi ser på åpne søknader når vi trenger vikarer. "
         "Faste stillinger lyser vi alltid ut, så følg også med på ledige stillinger.</p>",
         "<p>Ja. Send ein open søknad og skriv kva slags arbeid du ønskjer. Vi ser på opne søknader når vi treng vikarar. "
         "Faste stillingar lyser vi alltid ut, så følg òg med på ledige stillingar.</p>",
         "<p>Yes. Send an open application and tell us what kind of work you want. Permanent positions are always "
         "advertised.</p>")),
    Asked("skatt-og-avgift", "skatteattest",
        ("Hva er forskjellen på skatteattest og skattemelding?", "Kva er skilnaden på skatteattest og skattemelding?", ""),
        ("<p>En <b>skatteattest</b> viser om du eller firmaet skylder skatt eller avgift. Den brukes i anbud og ved "
         "skjenkebevilling. En <b>skattemelding</b> er oversikten over inntekt og formue, og den finner du hos "
         "Skatteetaten.</p>",
         "<p>Ein <b>skatteattest</b> viser om du eller firmaet skuldar skatt eller avgift. Han blir brukt i anbod og ved "
         "skjenkeløyve. Ei <b>skattemelding</b> er oversikta over inntekt og formue, og den finn du hos "
         "Skatteetaten.</p>", "")),
    Asked("demokrati-og-innbyggerrettigheter", "",
        ("Hvordan får jeg innsyn i en sak?", "Korleis får eg innsyn i ei sak?", "How do I get access to a case file?"),
        ("<p>Alle kan be om innsyn i kommunens dokumenter, og du trenger ikke å si hvorfor. Skriv til postmottaket, og "
         "fortell hvilken sak det gjelder. Vi svarer som regel innen tre arbeidsdager.</p><p>Er du part i saken, kan du "
         "få se mer enn andre.</p>",
         "<p>Alle kan be om innsyn i dokumenta til kommunen, og du treng ikkje å seie kvifor. Skriv til postmottaket, og "
         "fortel kva sak det gjeld. Vi svarer som regel innan tre arbeidsdagar.</p><p>Er du part i saka, kan du få sjå "
         "meir enn andre.</p>",
         "<p>Anyone can ask to see the municipality's documents, and you need not say why. Write to us and tell us which "
         "case it is about. We usually answer within three working days.</p>")),
    Asked("demokrati-og-innbyggerrettigheter", "",
        ("Hvordan klager jeg på et vedtak?", "Korleis klagar eg på eit vedtak?", ""),
        ("<p>Fristen er tre uker fra du fikk vedtaket.</p><ul><li>Skriv hvilket vedtak du klager på.</li><li>Si hva du vil "
         "ha endret, og hvorfor.</li><li>Send klagen til den som gjorde vedtaket.</li></ul><p>Får du ikke medhold hos oss, "
         "sender vi klagen videre til klageorganet.</p>",
         "<p>Fristen er tre veker frå du fekk vedtaket.</p><ul><li>Skriv kva vedtak du klagar på.</li><li>Sei kva du vil ha "
         "endra, og kvifor.</li><li>Send klaga til den som gjorde vedtaket.</li></ul><p>Får du ikkje medhald hos oss, "
         "sender vi klaga vidare til klageorganet.</p>", "")),
    Asked("demokrati-og-innbyggerrettigheter", "",
        ("Hva gjør jeg hvis jeg ikke har BankID?", "Kva gjer eg dersom eg ikkje har BankID?", "What if I do not have BankID?"),
        ("<p>Til de fleste tjenestene holder det med MinID. Har du ingen av dem, kan du skrive ut skjemaet og levere det "
         "på papir, eller ringe oss, så hjelper vi deg.</p>",
         "<p>Til dei fleste tenestene held det med MinID. Har du ingen av dei, kan du skrive ut skjemaet og levere det på "
         "papir, eller ringje oss, så hjelper vi deg.</p>",
         "<p>For most services MinID is enough. If you have neither, you can print the form and hand it in on paper, or "
         "call us, and we will help you.</p>")),
    Asked("skatt-og-avgift", "",
        ("Når må jeg betale kommunale avgifter?", "Når må eg betale kommunale avgifter?", ""),
        ("<p>Fakturaen kommer fire ganger i året, med forfall den 20. i mars, juni, september og desember. Kan du ikke "
         "betale i tide, ring oss før fristen, så kan vi avtale avdrag.</p>",
         "<p>Fakturaen kjem fire gonger i året, med forfall den 20. i mars, juni, september og desember. Kan du ikkje "
         "betale i tide, ring oss før fristen, så kan vi avtale avdrag.</p>", "")),
)  # fmt: skip


def local(demo: DemoMunicipality) -> Asked:
    """What only this municipality can answer."""
    return Asked(
        "demokrati-og-innbyggerrettigheter",
        "",
        (
            f"Hvor finner jeg servicekontoret i {demo.name}?",
            f"Kvar finn eg servicekontoret i {demo.name}?",
            "",
        ),
        (
            f"<p>Du finner oss på rådhuset. Ring {demo.phone} hvis du vil avtale et møte.</p>",
            f"<p>Du finn oss på rådhuset. Ring {demo.phone} om du vil avtale eit møte.</p>",
            "",
        ),
    )
