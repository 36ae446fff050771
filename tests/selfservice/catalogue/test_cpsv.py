"""The catalogue that others harvest conforms to the official shapes, and has each municipality's own only."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Graph, URIRef

from selfservice.catalogue.cpsv import CPSV, CV, DCATNO
from tests import factories

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).parents[4] / "shared/schemas/cpsv-ap-no/shacl/CPSV-AP-NO_shacl_shapes_v1.ttl"
REGION = {"host": "portal.localhost"}


def harvest(client, path, host="alta.localhost"):
    response = client.get(path, headers={"host": host})
    assert response.status_code == 200 and response["Cache-Control"].startswith("public")
    kind = response["Content-Type"].partition(";")[0]
    return Graph().parse(data=response.content, format={"text/turtle": "turtle"}.get(kind, "json-ld"))


def services(graph):
    return set(graph.subjects(RDF.type, CPSV.PublicService))


@pytest.fixture
def world():
    alta = factories.municipality("alta", phone="78 45 50 00", email="post@alta.example")
    page = factories.dialog_page(alta, topics=["naringsliv"], title="Båtplass")
    factories.published(page)
    nn = factories.translation(page).get_target_instance()
    nn.title = "Båtplass på nynorsk"
    nn.save_revision().publish()
    hammerfest = factories.municipality("hammerfest")
    factories.published(factories.dialog_page(hammerfest, title="Skolefri", los_theme=""))
    return alta, hammerfest, page


@pytest.mark.shared
def test_it_conforms_to_the_official_shapes(client, world):
    import pyshacl

    shapes = Graph().parse(SHAPES)
    for host, path in (
        ("alta.localhost", "/tjenestekatalog.ttl"),
        ("hammerfest.localhost", "/tjenestekatalog.jsonld"),
        (REGION["host"], "/tjenestekatalog/vest-finnmark.ttl"),
    ):
        graph = harvest(client, path, host)
        assert services(graph)
        conforms, _graph, report = pyshacl.validate(graph, shacl_graph=shapes)
        assert conforms, report
    graph.remove((None, CV.hasCompetentAuthority, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0], "the shapes have teeth"


def test_each_host_has_its_own_services_and_the_region_all(client, world):
    alta, _hammerfest, page = world
    own, others = harvest(client, "/tjenestekatalog.ttl"), harvest(
        client, "/tjenestekatalog.ttl", "hammerfest.localhost"
    )  # fmt: skip
    (service,) = services(own)
    assert str(service) == f"{alta.root_url}/tjenestekatalog#{page.translation_key}"
    titles = {(str(title), title.language) for title in own.objects(service, DCTERMS.title)}
    assert titles == {("Båtplass", "nb"), ("Båtplass på nynorsk", "nn")}
    organisation = own.value(service, CV.hasCompetentAuthority)
    assert str(organisation).endswith(f"/{alta.organisation_number}")
    assert not services(own) & services(others)

    for ending in ("ttl", "jsonld"):
        path = f"/tjenestekatalog/vest-finnmark.{ending}"
        whole = harvest(client, path, REGION["host"])
        catalogue = URIRef("http://portal.localhost/tjenestekatalog/vest-finnmark")
        assert set(whole.objects(catalogue, DCATNO.containsService)) == services(own) | services(others)
        assert client.get(path, headers={"host": "alta.localhost"}).status_code == 404
    assert client.get("/tjenestekatalog/ukjent.ttl", headers=REGION).status_code == 404
    assert client.get("/tjenestekatalog.ttl", headers=REGION).status_code == 404


def test_readers_are_led_to_the_format_that_they_prefer(client):
    factories.municipality("alta")
    for accepted, ending in (("application/ld+json", "jsonld"), ("text/html", "ttl"), ("*/*", "ttl")):
        response = client.get("/tjenestekatalog", headers={"host": "alta.localhost", "accept": accepted})
        assert response.status_code == 303 and response["Location"] == f"/tjenestekatalog.{ending}"
        assert "Accept" in response["Vary"] and "public" not in response.get("Cache-Control", "")
