# ruff: noqa: E501 - one concept, one line
"""The themes and life events of Los, for an installation that has not read the official file.

Only their names and addresses, from https://psi.norge.no/los/all.rdf (Digitaliseringsdirektoratet, NLOD:
Norsk lisens for offentlige data 2.0). Los lacks English for most life events: those names are ours, and all
in Northern Sámi (sites.los.sami). Words and synonyms come with `manage.py import_los`.
"""

from collections.abc import Iterator

from sites.los import sami
from sites.los.models import LosConcept

# slug: bokmål | nynorsk | English; indented themes lie under the one above.
_THEMES = """\
arbeid: Arbeid | Arbeid | Work
  arbeidsliv: Arbeidsliv | Arbeidsliv | Employment
  arbeidssoking: Arbeidssøking | Arbeidssøking | Seeking employment
  inntekt: Inntekt | Inntekt | Income
  inntektssikring: Inntektssikring | Inntektssikring | Income security
  permisjonsordninger: Permisjonsordninger | Permisjonsordningar | Leave of absence schemes
bygg-og-eiendom: Bygg og eiendom | Bygg og eigedom | Building and property
  bygging: Bygging | Bygging | Construction
  eiendom: Eiendom | Eigedom | Property
  flytting: Flytting | Flytting | Moving home
  kjop-og-salg: Kjøp og salg | Kjøp og sal | Buying and selling
  leie-og-utleie: Leie og utleie | Leige og utleige | Renting and leasing
  planer: Planer | Planar | Plans
  priser-og-gebyr-for-bygg-og-eiendom: Priser og gebyr for bygg og eiendom | Prisar og gebyr for bygg og eigedom | Prices and fees for construction and property
demokrati-og-innbyggerrettigheter: Demokrati og innbyggerrettigheter | Demokrati og innbyggjarrettar | Democracy and citizen rights
  apenhet: Åpenhet | Openheit | Transparency
  innbyggerrettigheter: Innbyggerrettigheter | Innbyggjarettar | Citizens' rights
  medvirkning: Medvirkning | Medverknad | Involvement
  personopplysninger: Personopplysninger | Personopplysningar | Personal information
  politikk-og-valg: Politikk og valg | Politikk og val | Politics and elections
familie-og-barn: Familie og barn | Familie og barn | Family and children
  barnehage: Barnehage | Barnehage | Kindergartens
  barnevern-og-foreldrestotte: Barnevern og foreldrestøtte | Barnevern og foreldrestøtte | Child and family welfare
  dodsfall-og-gravferd: Dødsfall og gravferd | Dødsfall og gravferd | Death and funerals
  ekteskap: Ekteskap | Ekteskap | Marriage
  familieytelser: Familieytelser | Familieytingar | Family benefits
  foreldre-og-foresatte: Foreldre og foresatte | Foreldre føresette | Parents and guardians
  samliv: Samliv | Samliv | Living together
helse-og-omsorg: Helse og omsorg | Helse og omsorg | Health and care
  akutt-hjelp: Akutt hjelp | Akutt hjelp | Emergency help
  avlastning-og-stotte: Avlastning og støtte | Avlasting og støtte | Care relief and support
  folkehelse: Folkehelse | Folkehelse | Public health
  helsetjenester: Helsetjenester | Helsetenester | Health services
  hjelpemidler: Hjelpemidler | Hjelpemiddel | Disability aids
  omsorgstjenester: Omsorgstjenester | Omsorgstenester | Care services
  pasientrettigheter: Pasientrettigheter | Pasientrettar | Patient rights
  rus-og-avhengighet: Rus og avhengighet | Rus og avhengigheit | Addiction
  svangerskap: Svangerskap | Svangerskap | Pregnancy
kultur-idrett-og-fritid: Kultur, idrett og fritid | Kultur, idrett og fritid | Culture, sport and recreation
  bibliotek: Bibliotek | Bibliotek | Libraries
  friluftsliv: Friluftsliv | Friluftsliv | Outdoor life
  fritid: Fritid | Fritid | Leisure time
  idrett: Idrett | Idrett | Sport
  kultur: Kultur | Kultur | Culture
  lotteri-og-pengespill: Lotteri og pengespill | Lotteri og pengespel | Lotteries and gambling
  tilskudd-til-kultur-idrett-og-fritid: Tilskudd til kultur, idrett og fritid | Tilskot til kultur, idrett og fritid | Funding for culture, sport and recreation
  utlan-og-leie: Utlån og leie | Utlån og leige | Loans and rentals
lov-og-rett: Lov og rett | Lov og rett | Legal matters
  erstatningsordninger: Erstatningsordninger | Erstatningsordningar | Compensation schemes
  lovbrudd-og-straff: Lovbrudd og straff | Lovbrot og straff | Crime and punishment
  rettsvesen: Rettsvesen | Rettsstell | Legal system
naring: Næring | Næring | Business
  handel-og-service: Handel og service | Handel og service | Trade and service
  landbruk: Landbruk | Landbruk | Agriculture sector
  naringsliv: Næringsliv | Næringsliv | Agriculture
  naringsutvikling: Næringsutvikling | Næringsutvikling | Business development
  tilskuddsordninger-for-naring: Tilskuddsordninger for næring | Tilskotsordningar for næring | Public funding schemes for business
natur-klima-og-miljo: Natur, klima og miljø | Natur, klima og miljø | Nature, climate and environment
  avfallshandtering: Avfallshåndtering | Avfallshandtering | Waste management
  energi: Energi | Energi | Energy
  forurensning-og-straling: Forurensning og stråling | Forureining og stråling | Pollution and radiation
  miljotilskudd: Miljøtilskudd | Miljøtilskot | Public funding schemes for environment
  naturforvaltning: Naturforvaltning | Naturforvaltning | Nature management
  var-og-klima: Vær og klima | Vêr og klima | Weather and climate
samfunnssikkerhet-og-beredskap: Samfunnssikkerhet og beredskap | Samfunnstryggleik og beredskap | Civil protection and emergency planning
  brann: Brann | Brann | Fire
  forsvaret: Forsvaret | Forsvaret | The defense
  varslingstjenester: Varslingstjenester | Varslingstenester | Fire
skatt-og-avgift: Skatt og avgift | Skatt og avgift | Taxes and duties
  avgift: Avgift | Avgift | Duties
  skatt: Skatt | Skatt | Taxes
skole-og-utdanning: Skole og utdanning | Skule og utdanning | Schools and education
  grunnskole: Grunnskole | Grunnskule | Compulsory education
  hoyere-utdanning: Høyere utdanning | Høgare utdanning | Higher education
  skolehverdag: Skolehverdag | Skulekvardag | School life
  skolemiljo: Skolemiljø | Skulemiljø | School environment
  studiefinansiering: Studiefinansiering | Studiefinansiering | Student finances
  videregaende-skole: Videregående skole | Vidaregåande skule | Upper secondary school
  voksenopplaring: Voksenopplæring | Vaksenopplæring | Adult education
sosiale-tjenester: Sosiale tjenester | Sosiale tenester | Social services
  botilbud: Botilbud | Butilbod | Housing schemes
  kvalifisering-til-arbeid: Kvalifisering til arbeid | Kvalifisering til arbeid | Qualification for work
  okonomiske-ytelser-og-radgivning: Økonomiske ytelser og rådgiving | Økonomiske ytingar og rådgjeving | Financial support and advice
trafikk-og-transport: Trafikk og transport | Trafikk og transport | Traffic and transport
  bat-havn-og-kyst: Båt, havn og kyst | Båt, hamn og kyst | Boat, harbour and coast
  forerkort-og-sertifikat: Førerkort og sertifikat | Førarkort og sertifikat | Driving licences
  kjoretoy: Kjøretøy | Køyretøy | Vehicles
  luftfart: Luftfart | Luftfart | Aviation
  mobilitetstilbud: Mobilitetstilbud | Mobilitetstilbod | Mobility services
  trafikkinformasjon: Trafikkinformasjon | Trafikkinformasjon | Trafic information
  veg-og-vegregulering: Veg og vegregulering | Veg og vegregulering | Road and road regulation
  yrkestransport: Yrkestransport | Yrkestransport | Professional transport services
"""

_EVENTS = """\
alvorlig-sykt-barn: Å ha et alvorlig sykt barn | Å ha eit alvorleg sjukt barn | Having a seriously ill child
dodsfall-og-arv: Dødsfall og arv | Dødsfall og arv | Deaths and inheritance
fa-barn: Å få barn | Å få barn | Having a child
miste-og-finne-jobb: Miste og finne jobb | Miste og finne jobb | Losing and finding a job
ny-i-norge: Ny i Norge | Ny i Noreg | New in Norway
starte-og-drive-bedrift: Starte og drive en bedrift | Starte og drive ein bedrift | Starting and running a business
starte-og-drive-frivillig-organisasjon: Starte og drive en frivillig organisasjon | Starte og drive ein frivillig organisasjon | Starting and running a voluntary organisation
"""


def concepts() -> Iterator[LosConcept]:
    """All of them, as rows that are not saved."""
    top = ""
    for line in _THEMES.splitlines():
        below = line.startswith(" ")
        theme = _concept(LosConcept.Kind.THEME, line)
        theme.broader = [top] if below else []
        top = top if below else theme.slug
        yield theme
    for line in _EVENTS.splitlines():
        yield _concept(LosConcept.Kind.EVENT, line)


def _concept(kind: str, line: str) -> LosConcept:
    slug, _colon, names = line.strip().partition(": ")
    known = dict(zip(("nb", "nn", "en"), names.split(" | "), strict=True))
    return LosConcept(
        kind=kind, slug=slug, names=known | ({"se": sami.NAMES[slug]} if slug in sami.NAMES else {})
    )
