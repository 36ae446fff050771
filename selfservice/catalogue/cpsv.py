"""The catalogue of services as CPSV-AP-NO 1.1, for harvest by data.norge.no.

Source: https://data.norge.no/specification/cpsv-ap-no, and its SHACL shapes, which the tests hold it against.
The services of other public bodies are not in it: they publish their own.
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from selfservice.catalogue.services import Service, services
from sites.los.vocabulary import vocabulary
from sites.municipalities.models import Municipality, Region

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CPSVNO = Namespace("https://data.norge.no/vocabulary/cpsvno#")
CV = Namespace("http://data.europa.eu/m8g/")
DCATNO = Namespace("https://data.norge.no/vocabulary/dcatno#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ORGANISATIONS = Namespace("https://data.norge.no/organizations/")
LOS = Namespace("https://psi.norge.no/los/")
LANGUAGES = Namespace("http://publications.europa.eu/resource/authority/language/")
LICENCE = URIRef("http://publications.europa.eu/resource/authority/licence/NLOD_2_0")
IN_USE = URIRef("http://publications.europa.eu/resource/authority/distribution-status/COMPLETED")
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
ONLINE = URIRef("https://data.norge.no/vocabulary/service-channel-type#online-service")
_PREFIXES = {"cpsv": CPSV, "cpsvno": CPSVNO, "cv": CV, "dcatno": DCATNO, "adms": ADMS, "vcard": VCARD}
_EU_CODES = {"nb": "NOB", "nn": "NNO", "se": "SME", "en": "ENG"}


def of_municipality(municipality: Municipality) -> Graph:
    """One municipality's catalogue."""
    graph = _graph()
    _add(graph, municipality)
    return graph


def of_region(region: Region, municipalities: Iterable[Municipality], address: str) -> Graph:
    """The catalogues of a region's municipalities, gathered in one that stands at `address`.

    The region is no public body of its own: the first of its municipalities publishes for them all.
    """
    graph = _graph()
    catalogues = [_add(graph, municipality) for municipality in municipalities]
    if catalogues:
        catalogue = URIRef(address)
        title = f"Tjenestekatalog for {region.name}"
        _describe(
            graph, catalogue, DCAT.Catalog, {"nb": title}, {"nb": "Tjenester fra kommunene i regionen."}
        )
        for part in catalogues:
            graph.add((catalogue, DCTERMS.hasPart, part))
            for service in graph.objects(part, DCATNO.containsService):
                graph.add((catalogue, DCATNO.containsService, service))
        for predicate in (DCTERMS.publisher, CV.contactPoint):
            graph.add((catalogue, predicate, graph.value(catalogues[0], predicate)))
    return graph


def _graph() -> Graph:
    graph = Graph()
    for prefix, space in _PREFIXES.items():
        graph.bind(prefix, space)
    return graph


def _add(graph: Graph, municipality: Municipality) -> URIRef:
    """Adds a municipality's catalogue, and says where."""
    root = municipality.root_url
    catalogue = URIRef(root + reverse("service_catalogue:municipality"))
    organisation, place, contact = _organisation(graph, municipality, catalogue)
    titles = {"nb": f"Tjenestekatalog for {municipality.names['nb']}"}
    _describe(graph, catalogue, DCAT.Catalog, titles, {"nb": "Tjenester som kommunen tilbyr på nett."})
    graph.add((catalogue, DCTERMS.publisher, organisation))
    graph.add((catalogue, CV.contactPoint, contact))
    graph.add((catalogue, DCTERMS.license, LICENCE))
    graph.add((catalogue, FOAF.homepage, URIRef(f"{root}/")))
    for written in _services(municipality):
        service = _service(graph, catalogue, root, written)
        graph.add((catalogue, DCATNO.containsService, service))
        graph.add((service, CV.hasCompetentAuthority, organisation))
        graph.add((service, CV.contactPoint, contact))
        graph.add((service, DCTERMS.spatial, place))
    return catalogue


def _services(municipality: Municipality) -> list[dict[str, Service]]:
    """The municipality's own services, each as it is written in each language."""
    found: dict[str, dict[str, Service]] = {}
    for language in municipality.languages:
        with translation.override(language):
            for service in services(municipality, language):
                if not service.owner and service.language == language:
                    found.setdefault(service.key, {})[language] = service
    return list(found.values())


def _organisation(
    graph: Graph, municipality: Municipality, catalogue: URIRef
) -> tuple[URIRef, URIRef, URIRef]:
    """Describes the municipality: as an organisation, as a place, and how people reach it."""
    root, organisation = municipality.root_url, ORGANISATIONS[municipality.organisation_number]
    place, contact = catalogue + "#omrade", catalogue + "#kontakt"
    graph.add((organisation, RDF.type, CV.PublicOrganisation))
    graph.add((organisation, DCTERMS.identifier, Literal(organisation, datatype=XSD.anyURI)))
    graph.add((organisation, DCTERMS.type, LOCAL_AUTHORITY))
    graph.add((organisation, DCTERMS.spatial, place))
    graph.add((organisation, FOAF.homepage, URIRef(f"{root}/")))
    for code, name in municipality.names.items():
        graph.add((organisation, SKOS.prefLabel, Literal(name, lang=code)))
        graph.add((organisation, DCTERMS.title, Literal(name, lang=code)))
    graph.add((place, RDF.type, DCTERMS.Location))
    # The municipality number, as Kartverket and Statistics Norway give it.
    graph.add((place, DCTERMS.identifier, Literal(municipality.number)))
    graph.add((contact, RDF.type, CV.ContactPoint))
    graph.add((contact, CV.contactPage, URIRef(f"{root}/")))
    if municipality.email:
        graph.add((contact, CV.email, Literal(f"mailto:{municipality.email}", datatype=XSD.anyURI)))
    if municipality.phone:
        graph.add((contact, CV.telephone, Literal(f"tel:{municipality.phone.replace(' ', '')}")))
    return organisation, place, contact


def _service(graph: Graph, catalogue: URIRef, root: str, written: dict[str, Service]) -> URIRef:
    """Describes a service, what comes out of it, and where it is used, as `written` in each language."""
    source = next(iter(written.values()))
    # The dialog's own number, so that it is the same service when it gets another name or place.
    service = catalogue + f"#{source.key}"
    output, titles = service + "-resultat", {code: one.title for code, one in written.items()}
    texts = {code: one.summary or one.title for code, one in written.items()}
    _describe(graph, service, CPSV.PublicService, titles, texts)
    _describe(graph, output, CPSVNO.PossibleOutput, titles, texts)
    graph.add((service, CPSVNO.hasPossibleOutput, output))
    graph.add((service, ADMS.status, IN_USE))
    for code, one in written.items():
        channel, page = service + f"-{code}", URIRef(root + one.url)
        graph.add((service, FOAF.homepage, page))
        graph.add((service, DCTERMS.language, LANGUAGES[_EU_CODES[code]]))
        graph.add((service, CV.hasChannel, channel))
        graph.add((channel, RDF.type, CV.Channel))
        graph.add((channel, DCTERMS.identifier, Literal(channel, datatype=XSD.anyURI)))
        graph.add((channel, DCTERMS.type, ONLINE))
        graph.add((channel, VCARD.hasURL, page))
    themes = vocabulary().themes
    for slug in {source.theme, *source.topics} & themes.keys():
        theme = LOS[f"tema/{slug}"]
        graph.add((service, CV.thematicArea, theme))
        graph.add((theme, RDF.type, SKOS.Concept))
        for code, name in themes[slug].names.items():
            graph.add((theme, SKOS.prefLabel, Literal(name, lang=code)))
    return service


def _describe(
    graph: Graph, thing: URIRef, kind: URIRef, titles: dict[str, str], texts: dict[str, str]
) -> None:
    graph.add((thing, RDF.type, kind))
    graph.add((thing, DCTERMS.identifier, Literal(thing, datatype=XSD.anyURI)))
    for predicate, values in ((DCTERMS.title, titles), (DCTERMS.description, texts)):
        for code, text in values.items():
            graph.add((thing, predicate, Literal(text, lang=code)))
