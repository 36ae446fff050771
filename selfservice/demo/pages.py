"""Puts a municipality's pages in place, in bokmål and nynorsk, once; then they are its editors'."""

import io
import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page

from forms_app.definition.publish import publish_dialog
from forms_app.editor.models import DialogPage
from selfservice.catalogue.models import PortalPage
from selfservice.demo import pictures
from selfservice.demo.bilingual import Bilingual
from selfservice.demo.entries import KINDS, entries
from selfservice.demo.form import block_id
from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts import boat_berth, home, job_application, portal, tax_certificate
from selfservice.demo.texts.article import Article
from selfservice.demo.texts.articles import articles
from selfservice.demo.texts.calendar import NEWS, archive
from selfservice.demo.texts.entry import PICTURE, Entry
from sites.languages.remembering import remember
from sites.municipalities.models import Municipality
from sites.navigation.chrome import PORTAL_SLUG
from sites.pages.models import ContentPage, HomePage
from sites.pages.newsroom import NewsPage

DIALOGS = (boat_berth.dialog, job_application.dialog, tax_certificate.dialog)
Tree = dict[str, Page]  # the pages of one language by slug; the front page is ""


def ensure_pages(demo: DemoMunicipality, municipality: Municipality) -> bool:
    """Makes the municipality's content; False, changing nothing, where it has a self-service page already."""
    if PortalPage.objects.descendant_of(municipality.folder).exists():
        return False
    with transaction.atomic():
        homes = {
            page.locale.language_code: page
            for page in HomePage.objects.child_of(municipality.folder).select_related("locale")
        }
        image = _picture(demo, municipality)
        bokmal, nynorsk = Bilingual("nb"), Bilingual("nn")
        source = _make_tree(demo, homes["nb"], bokmal, image, {})
        _make_tree(demo, homes["nn"], nynorsk, image, source)
        for code, blocks in (("en", home.home_in_english(demo, image)), ("se", home.home_in_sami(image))):
            homes[code].body = _stream("home", blocks, source)
            homes[code].save()
            _add(homes[code], PortalPage(show_in_menus=True, **portal.FIELDS_IN[code]), source[PORTAL_SLUG])
        dialogs = [page for page in source.values() if isinstance(page, DialogPage)]
        for dialog in dialogs:
            publish_dialog.call(str(dialog.translation_key))  # here and now, with or without a worker
        for page in source.values():
            remember(page, bokmal, homes["nn"].locale)
    return True


def _make_tree(demo: DemoMunicipality, front: HomePage, t: Bilingual, image: int, source: Tree) -> Tree:
    """The pages in the language that `t` speaks. `source`: those in bokmål, empty while they are made.

    Links name the pages in bokmål; Wagtail shows each reader those of their own language.
    """
    t(front.title)
    tree: Tree = {"": front}
    targets = source or tree
    slot = {PICTURE: image}

    def add(parent: Page, page: Page) -> Page:
        tree[page.slug] = _add(parent, page, source.get(page.slug))
        return page

    services = add(front, PortalPage(slug=PORTAL_SLUG, show_in_menus=True, **portal.fields(t)))
    for make in DIALOGS:
        text = make(demo, t)
        add(services, DialogPage(slug=text.slug, steps=json.dumps(text.stream()), **text.fields))
    add(front, _page(archive(t), targets, slot))
    for article in articles(demo, t):
        add(front if article.days_ago is None else tree[NEWS], _article(article, targets))
    for entry in entries(demo, t):
        add(tree[entry.parent], _page(entry, targets, slot))
    front.body = _stream("home", home.home(demo, t, image), targets)
    front.footer = _stream("footer", home.footer(t), targets)
    services.menu = _stream("portal", portal.menu(demo, t), targets)
    front.save()
    services.save()
    return tree


def _add(parent: Page, page: Page, translation_of: Page | None) -> Page:
    """Adds a live page, as the translation of another where one is given."""
    page.locale = parent.locale
    page.first_published_at = page.last_published_at = timezone.now()
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    return parent.add_child(instance=page)


def _article(article: Article, targets: Tree) -> Page:
    link = f'<a linktype="page" id="{targets[article.link].pk}">' if article.link else ""
    body = [
        (name, value.replace('<a id="a1">', link) if isinstance(value, str) else value)
        for name, value in article.body
    ]
    fields = {
        "title": article.title,
        "slug": article.slug,
        "description": article.description,
        "body": _stream(article.slug, body, targets),
        "show_in_menus": article.menu,
    }
    if article.days_ago is None:
        return ContentPage(**fields)
    return NewsPage(date=timezone.localdate() - timedelta(days=article.days_ago), **fields)


def _page(entry: Entry, targets: Tree, slot: Mapping[str, int]) -> Page:
    body = [
        (name, {key: slot.get(part, part) if isinstance(part, str) else part for key, part in value.items()})
        if isinstance(value, dict)
        else (name, value)
        for name, value in entry.body
    ]
    page = KINDS[entry.kind](
        title=entry.title,
        slug=entry.slug,
        description=entry.description,
        show_in_menus=entry.menu,
        **{
            name: slot.get(value, value) if isinstance(value, str) else value
            for name, value in entry.values.items()
        },
    )
    for name, blocks in {"body": body, **entry.streams}.items():
        if blocks:
            setattr(
                page, name, _stream(f"{entry.slug}{'' if name == 'body' else '/' + name}", blocks, targets)
            )
    return page


def _stream(place: str, blocks: Iterable[tuple[str, Any]], targets: Tree) -> str:
    """Raw StreamField JSON of blocks, whose ids are made from `place`; items of lists name pages by slug."""
    return json.dumps(
        [
            {
                "type": name,
                "id": block_id(place, str(number)),
                "value": _value(f"{place}/{number}", value, targets) if isinstance(value, dict) else value,
            }
            for number, (name, value) in enumerate(blocks)
        ]
    )


def _value(place: str, value: Mapping[str, Any], targets: Tree) -> dict[str, Any]:
    return {
        name: [
            {"type": "item", "id": block_id(place, name, str(number)), "value": _item(item, targets)}
            for number, item in enumerate(part)
        ]
        if isinstance(part, list)
        else part
        for name, part in value.items()
    }


def _item(item: Mapping[str, str], targets: Tree) -> dict[str, Any]:
    page = targets[item["page"]].pk if "page" in item else None
    return {"url": "", **item, "page": page}


def _picture(demo: DemoMunicipality, municipality: Municipality) -> int:
    """The id of an image with the municipality's landscape."""
    file = ImageFile(io.BytesIO(pictures.landscape(demo.slug)), name=f"{demo.slug}.jpg")
    images = get_image_model().objects
    return images.create(title=demo.landscape[0], file=file, collection=municipality.collection).pk
