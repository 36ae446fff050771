"""Questions and answers as machines find them: in the sitemap, and in schema.org's words."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from selfservice.answers.reading import Entry, entries
from sites.discovery import sitemap, structured
from sites.languages.paths import in_language
from sites.municipalities.models import Municipality
from sites.navigation.tree import homes


def questions(municipality: Municipality) -> Iterator[sitemap.Entry]:
    """Each question in the languages that it is answered in, and the page of all."""
    codes = list(homes(municipality))
    index = reverse("answers:index")
    yield sitemap.Entry({code: in_language(index, code) for code in codes})
    urls: dict[int, dict[str, str]] = {}
    for code in codes:
        for entry in entries(municipality, code).values():
            if entry.language == code:
                path = reverse("answers:answer", args=[entry.pk])
                urls.setdefault(entry.pk, {})[code] = in_language(path, code)
    yield from (sitemap.Entry(found) for found in urls.values())


def faq(municipality: Municipality, found: Iterable[Entry]) -> list[structured.Thing]:
    """The FAQPage of these questions; nothing where there are none. Links in answers are made complete."""
    whole = f'href="{municipality.root_url}/'
    asked = [
        {
            "@type": "Question",
            "name": entry.question,
            "inLanguage": entry.language,
            "acceptedAnswer": {"@type": "Answer", "text": entry.answer.replace('href="/', whole)},
        }
        for entry in found
    ]
    return [{"@type": "FAQPage", "mainEntity": asked}] if asked else []
