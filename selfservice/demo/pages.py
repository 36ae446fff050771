"""Puts a municipality's pages in place, in bokmål and nynorsk, once; then they are its editors'."""

import io
from dataclasses import dataclass

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Page

from forms_app.definition.publish import publish_dialog
from forms_app.editor.models import DialogPage
from selfservice.catalogue.models import PortalPage
from selfservice.demo import pictures
from selfservice.demo.entries import entries
from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.papers import ensure_papers
from selfservice.demo.texts import boat_berth, home, job_application, portal, tax_certificate
from selfservice.demo.texts.articles import articles
from selfservice.demo.texts.matters import SHOWN_BY, matters
from selfservice.starter import making
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.making import Tree
from selfservice.starter.texts import front, pages
from selfservice.starter.texts.entry import PICTURE
from sites.languages.remembering import remember
from sites.municipalities.models import Municipality
from sites.navigation.chrome import PORTAL_SLUG
from sites.pages.models import HomePage

JOB = "ledig-stilling"
DIALOGS = (boat_berth.dialog, job_application.dialog, tax_certificate.dialog)


def ensure_pages(demo: DemoMunicipality, municipality: Municipality) -> bool:
    """Makes the municipality's content; False, changing nothing, where it has a self-service page already."""
    if PortalPage.objects.descendant_of(municipality.folder).exists():
        return False
    with transaction.atomic():
        homes = {
            page.locale.language_code: page
            for page in HomePage.objects.child_of(municipality.folder).select_related("locale")
        }
        papers = ensure_papers(municipality) if demo.slug in SHOWN_BY else []
        facts = Facts(pages.place_of(municipality), _picture(demo, municipality), papers)
        bokmal, nynorsk = Bilingual("nb"), Bilingual("nn")
        source = _make_tree(demo, homes["nb"], bokmal, facts, {})
        _make_tree(demo, homes["nn"], nynorsk, facts, source)
        for code in front.OTHERS:
            blocks = home.home_in(code, municipality.names[code], facts.image)
            homes[code].body = making.stream("home", blocks, source)
            homes[code].save()
            making.add(
                homes[code], PortalPage(show_in_menus=True, **front.PORTAL_IN[code]), source[PORTAL_SLUG]
            )
        dialogs = [page for page in source.values() if isinstance(page, DialogPage)]
        for dialog in dialogs:
            publish_dialog.call(str(dialog.translation_key))  # here and now, with or without a worker
        for page in source.values():
            remember(page, bokmal, homes["nn"].locale)
    return True


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the database knows: how to reach the municipality, and the ids of its landscape and its documents."""

    place: pages.Place
    image: int
    papers: list[int]


def _make_tree(demo: DemoMunicipality, top: HomePage, t: Bilingual, facts: Facts, source: Tree) -> Tree:
    """The pages in the language that `t` speaks. `source`: those in bokmål, empty while they are made.

    Links name the pages in bokmål; Wagtail shows each reader those of their own language.
    """
    t(top.title)
    tree: Tree = {"": top}
    targets = source or tree
    slot = {PICTURE: facts.image}

    def add(parent: Page, page: Page) -> Page:
        tree[page.slug] = making.add(parent, page, source.get(page.slug))
        return page

    services = add(top, PortalPage(slug=PORTAL_SLUG, show_in_menus=True, **front.portal(t)))
    for make in DIALOGS:
        add(services, making.dialog(make(demo, t)))
    more = matters(demo, t, targets[JOB].pk, facts.papers) if demo.slug in SHOWN_BY else ()
    for entry in entries(demo, facts.place, t, more):
        add(tree[entry.parent], making.entry(entry, targets, slot))
    for article in articles(demo, t):
        add(top if article.days_ago is None else tree[pages.NEWS], making.article(article, targets))
    top.body = making.stream("home", home.home(demo, facts.place, t, facts.image), targets)
    top.footer = making.stream("footer", front.footer(t), targets)
    services.menu = making.stream("portal", portal.menu(demo, t), targets)
    top.save()
    services.save()
    return tree


def _picture(demo: DemoMunicipality, municipality: Municipality) -> int:
    """The id of an image with the municipality's landscape."""
    file = ImageFile(io.BytesIO(pictures.landscape(demo.slug)), name=f"{demo.slug}.jpg")
    images = get_image_model().objects
    return images.create(title=demo.landscape[0], file=file, collection=municipality.collection).pk
