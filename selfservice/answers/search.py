"""Questions and answers as the municipality's search page finds them."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from selfservice.answers.reading import entries
from sites.municipalities.models import Municipality
from sites.search.providers import Group, Hit
from sites.search.ranking import rank

SEARCHED = 1500  # characters of an answer
SHOWN = 30  # words


def find(municipality: Municipality, language: str, query: str, *, some: bool = False) -> Group:
    """Questions and answers that have what is asked for, best first."""
    found = list(entries(municipality, language).values())
    documents = [(entry.question, entry.text[:SEARCHED]) for entry in found]
    hits = []
    for position in rank(documents, query, language, some=some):
        entry = found[position]
        url = reverse("answers:answer", args=[entry.pk])
        hits.append(Hit(entry.question, url, Truncator(entry.text).words(SHOWN), entry.language))
    return Group(_("Questions and answers"), hits)


def titles(municipality: Municipality, language: str) -> list[str]:
    """All questions."""
    return [entry.question for entry in entries(municipality, language).values()]
