"""Gives a new municipality its first content, once; from then on it is its editors'."""

from django.db import transaction

from forms_app.definition.publish import publish_dialog
from forms_app.editor.models import DialogPage
from selfservice.catalogue.models import PortalPage
from selfservice.starter import copying, making
from selfservice.starter.bilingual import Bilingual
from selfservice.starter.making import Tree
from selfservice.starter.texts import dialogs, front, pages
from sites.languages.remembering import remember
from sites.municipalities.models import Municipality
from sites.navigation.chrome import PORTAL_SLUG
from sites.pages.models import HomePage


def fill(municipality: Municipality, model: Municipality | None = None) -> bool:
    """Front pages, themes, contact, accessibility, privacy, news, self-service and dialogs.

    The open dialogs of `model` are copied too. False, changing nothing, where there is a self-service page.
    """
    if PortalPage.objects.descendant_of(municipality.folder).exists():
        return False
    place = pages.place_of(municipality)
    with transaction.atomic():
        homes = {
            page.locale.language_code: page
            for page in HomePage.objects.child_of(municipality.folder).select_related("locale")
        }
        bokmal, nynorsk = Bilingual("nb"), Bilingual("nn")
        source = _make(homes["nb"], place, bokmal, {})
        if "nn" in municipality.languages:
            _make(homes["nn"], place, nynorsk, source)
            for page in source.values():
                remember(page, bokmal, homes["nn"].locale)
        for code in set(front.OTHERS).intersection(municipality.languages):
            homes[code].body = making.stream(
                "home", front.front_in(code, municipality.names.get(code, place.name)), source
            )
            homes[code].save()
            portal = PortalPage(slug=PORTAL_SLUG, show_in_menus=True, **front.PORTAL_IN[code])
            making.add(homes[code], portal, source[PORTAL_SLUG])
        made = [page for page in source.values() if isinstance(page, DialogPage)]
        made += copying.copy_dialogs(model, municipality) if model else []
        for dialog in made:
            publish_dialog.call(str(dialog.translation_key))  # here and now, with or without a worker
    return True


def _make(home: HomePage, place: pages.Place, t: Bilingual, source: Tree) -> Tree:
    """The pages in the language that `t` speaks. `source`: those in bokmål, empty while they are made."""
    t(home.title)
    tree: Tree = {"": home}
    targets = source or tree

    def add(parent: making.Page, page: making.Page) -> making.Page:
        tree[page.slug] = making.add(parent, page, source.get(page.slug))
        return page

    services = add(home, PortalPage(slug=PORTAL_SLUG, show_in_menus=True, **front.portal(t)))
    for make in dialogs.DIALOGS:
        add(services, making.dialog(make(place, t)))
    for entry in pages.entries(place, t):
        add(tree[entry.parent], making.entry(entry, targets, {}))
    home.body = making.stream("home", front.front(place, t), targets)
    home.footer = making.stream("footer", front.footer(t), targets)
    services.menu = making.stream("portal", front.menu(t), targets)
    home.save()
    services.save()
    return tree
