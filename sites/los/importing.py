"""Reads Los from its official RDF (https://psi.norge.no/los/all.rdf), a SKOS vocabulary."""

from pathlib import Path
from xml.sax import SAXException

from django.db import transaction
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS

from sites.los import seed
from sites.los.models import LosConcept
from sites.pagecache import stamps

ROOT = "https://psi.norge.no/los/"
LANGUAGES = ("nb", "nn", "en")
NOT_TRANSLATED = "*"  # what Los writes where a name is missing


class NotLos(Exception):
    """The file is not RDF/XML, or has no themes of Los."""


def import_file(path: Path) -> dict[str, int]:
    """Puts the concepts of a file in the place of those before; returns how many there are of each kind.

    Raises NotLos, changing nothing, and OSError.
    """
    concepts = read(path)
    with transaction.atomic():
        LosConcept.objects.all().delete()
        LosConcept.objects.bulk_create(concepts)
        stamps.bump(stamps.SHARED)
    return {kind: sum(row.kind == kind for row in concepts) for kind in LosConcept.Kind.values}


def read(path: Path) -> list[LosConcept]:
    """The concepts of a file, as rows that are not saved. Raises NotLos, and OSError."""
    graph = Graph()
    with path.open("rb") as file:
        try:
            graph.parse(file, format="xml")
        except SAXException as broken:
            raise NotLos(str(broken)) from broken
    ours = {(row.kind, row.slug): row.names for row in seed.concepts()}
    found = []
    for subject in graph.subjects(RDF.type, SKOS.Concept):
        kind, _slash, slug = str(subject).removeprefix(ROOT).partition("/")
        if kind not in LosConcept.Kind.values or not str(subject).startswith(ROOT):
            continue
        names = {
            label.language: str(label).strip()
            for label in graph.objects(subject, SKOS.prefLabel)
            if label.language in LANGUAGES and str(label).strip() != NOT_TRANSLATED
        }
        names = ours.get((kind, slug), {}) | names
        if "nb" in names:
            row = LosConcept(kind=kind, slug=slug, names=names, synonyms=_synonyms(graph, subject))
            row.broader = _themes(graph.objects(subject, SKOS.broader))
            found.append(row)
    if not any(row.kind == LosConcept.Kind.THEME for row in found):
        raise NotLos("no themes")
    return sorted(found, key=lambda row: (row.kind, row.slug))


def _synonyms(graph: Graph, subject: URIRef) -> dict[str, list[str]]:
    labels: dict[str, set[str]] = {}
    for name in (SKOS.altLabel, SKOS.hiddenLabel):
        for label in graph.objects(subject, name):
            text = str(label).strip()
            if label.language in LANGUAGES and text not in ("", NOT_TRANSLATED):
                labels.setdefault(label.language, set()).add(text)
    return {code: sorted(texts) for code, texts in sorted(labels.items())}


def _themes(above: object) -> list[str]:
    start = f"{ROOT}{LosConcept.Kind.THEME.value}/"
    return sorted(str(one).removeprefix(start) for one in above if str(one).startswith(start))
