"""Which links lead to old forms, and which service most likely takes the place of each."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wagtail.documents import get_document_model
from wagtail.models import Page

from selfservice.answers.models import Answer
from selfservice.catalogue.search import searchable
from selfservice.catalogue.services import Service, services
from selfservice.oldlinks import texts
from selfservice.oldlinks.models import OldLink
from selfservice.oldlinks.texts import Found
from sites.languages.paths import DEFAULT
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality
from sites.search.ranking import rank

# What forms are called, in Norwegian of both standards and in the addresses of the systems that make them.
_FORM = re.compile(
    r"s[øo]k(nad|e)|skjema|form(s|ular)?\b|meld|p[åa]melding|bestill|registrer|klage|oppseiing|oppsigelse"
)
_SAYS_NOTHING = {
    *("søknad", "søknadsskjema", "skjema", "søk", "søke", "søkje", "soknad", "sok"),
    *(
        "om",
        "for",
        "til",
        "av",
        "på",
        "og",
        "i",
        "en",
        "her",
        "last",
        "ned",
        "digitalt",
        "elektronisk",
        "utskrift",
    ),
    *("pdf", "doc", "docx", "aspx", "html", "php"),
}
# As letters are written in addresses.
_PLAIN = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})
_INFLECTED = 5  # letters that two forms of a word have in common at least
_OUR_OWN = ("/selvbetjening/", "/t/", "/min-side/", "#", "mailto:", "tel:")


def pages_of(municipality: Municipality, *, shared: bool = False) -> Iterator[Page]:
    """The pages whose links are looked at, dialogs among them, live or not; with its region's when `shared`."""
    folders = [municipality.folder, municipality.region.folder if shared else None]
    for folder in filter(None, folders):
        found = Page.objects.filter(path__startswith=folder.path, depth__gt=2)
        yield from found.specific().iterator(chunk_size=100)


def versions_of(page: Page) -> Iterator[Page]:
    """What of a page is read or will be: what is published, and the latest draft; never what is behind a draft."""
    draft = page.latest_revision if page.has_unpublished_changes else None
    if page.live or draft is None:
        yield page
    if draft is not None:
        yield draft.as_object()


def answers_of(municipality: Municipality, *, shared: bool = False) -> Iterator[Answer]:
    """The municipality's own questions and answers; with those of all municipalities when `shared`."""
    yield from for_municipality(Answer.objects, municipality)
    if shared:
        yield from Answer.objects.filter(municipality=None)


def documents_of(municipality: Municipality) -> dict[str, str]:
    """Addresses of the municipality's documents by id."""
    own = get_document_model().objects.filter(collection__path__startswith=municipality.collection.path)
    return {str(document.pk): document.url for document in own}


def crawl(municipality: Municipality, *, shared: bool = False) -> list[Found]:
    """Every link of the municipality's pages, of the latest draft too, and of its answers, once for each."""
    documents, found = documents_of(municipality), []
    for page in pages_of(municipality, shared=shared):
        there = [one for row in versions_of(page) for one in texts.links(row, documents)]
        found += {one.address: one for one in there}.values()
    for answer in answers_of(municipality, shared=shared):
        found += {one.address: one for one in texts.links(answer, documents)}.values()
    return found


def is_form(found: Found) -> bool:
    """Whether a link seems to lead to a form that is not one of ours."""
    if found.address.startswith(_OUR_OWN):
        return False
    return bool(_FORM.search(f"{unquote(found.address)} {found.label}".lower()))


def read_list(file: Path) -> list[Found]:
    """The addresses of a list: one on each line, with what it was called after a comma or semicolon.

    Raises OSError and UnicodeDecodeError for a file that cannot be read.
    """
    rows = csv.reader(file.read_text("utf-8-sig").replace(";", ",").splitlines())
    cells = [[cell.strip() for cell in row] for row in rows]
    return [
        Found(row[0], row[1] if len(row) > 1 else "")
        for row in cells
        if row and row[0].startswith(("/", "http://", "https://"))
    ]


def record(municipality: Municipality, listed: Iterable[Found] = (), *, shared: bool = False) -> None:
    """Notes the old links of the pages and those that are `listed`, each with a proposal.

    What its region shares is looked at too when `shared`: only the region can change it.
    What was decided stays decided, unless a replaced address has come back. What waited to be approved is
    replaced when no published page has it any more.
    """
    crawled = crawl(municipality, shared=shared)
    pages = Counter(one.address for one in crawled)
    known = {row.address: row for row in for_municipality(OldLink.objects, municipality)}
    # Bokmål comes first, and its text says it best to those who look.
    there = {one.address: one for one in reversed(crawled) if is_form(one) or one.address in known}
    for one in [*listed, *there.values()]:
        known.setdefault(
            one.address,
            OldLink(
                municipality=municipality,
                address=one.address[:1000],
                label=one.label[:200],
                service=propose(municipality, one),
            ),
        )
    for row in known.values():
        row.pages = pages[row.address]
        if row.state == OldLink.State.REPLACED and row.pages:
            row.state = OldLink.State.OPEN
        elif row.state == OldLink.State.SENT and not row.pages:
            row.state = OldLink.State.REPLACED
        row.save()


def propose(municipality: Municipality, found: Found) -> str:
    """The key of the service that a link most likely meant; empty where no word of it says so."""
    own = services(municipality, DEFAULT)
    if service := named(own, found):
        return service.key
    documents = searchable(own)
    words = [word for word in _words(found) if word not in _SAYS_NOTHING]
    for query in (" ".join(words), *sorted(words, key=len, reverse=True)):
        if best := rank(documents, query, DEFAULT):
            return own[best[0]].key
    return ""


def named(own: Iterable[Service], found: Found) -> Service | None:
    """The municipality's own service whose whole name a link has in its text or address: more than a guess."""
    words = {word.translate(_PLAIN) for word in _words(found)}
    for service in own:
        if service.owner:
            continue
        title = [word for word in _split(service.title) if word not in _SAYS_NOTHING]
        if title and all(any(_alike(part.translate(_PLAIN), word) for word in words) for part in title):
            return service
    return None


def is_certain(row: OldLink, own: Iterable[Service]) -> bool:
    """Whether what is proposed for an open link may be taken without a second look."""
    service = named(own, Found(row.address, row.label)) if row.state == OldLink.State.OPEN else None
    return service is not None and service.key == row.service


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= _INFLECTED and longer.startswith(shorter))


def _words(found: Found) -> list[str]:
    last = unquote(urlsplit(found.address).path).rstrip("/").rpartition("/")[2]
    return _split(f"{found.label} {last}")


def _split(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", text.lower())))
