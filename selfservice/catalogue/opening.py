"""What self-service lacks before a municipality opens."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.definition.models import LiveDialog
from forms_app.editor.models import DialogPage
from selfservice.catalogue.models import PortalPage
from selfservice.oldlinks.models import OldLink
from sites.languages.paths import DEFAULT
from sites.launch.checks import Asked, Item, Named
from sites.municipalities.models import Municipality

_SAID = ("summary", "next_steps", "processing_time")  # on a dialog's start page


def missing(asked: Asked) -> Iterator[tuple[Municipality, Item]]:
    """A self-service page, dialogs that are open, what their start pages say, where notices go; old links."""
    portals: dict[int, int] = {}
    for path, key in asked.trees(PortalPage.objects.live()).values_list("path", "pk"):
        portals.setdefault(asked.whose(path).pk, key)
    dialogs: dict[int, list[dict[str, Any]]] = {}
    own = DialogPage.objects.live().filter(locale__language_code=DEFAULT)
    for row in asked.trees(own).values("pk", "title", "path", "contact", "reception_address", *_SAID):
        dialogs.setdefault(asked.whose(row["path"]).pk, []).append(row)
    opened, left = _open_dialogs(asked), _old_links(asked)
    for place in asked.municipalities:
        portal, rows = portals.get(place.pk), dialogs.get(place.pk, [])
        yield place, Item(_("A self-service page"), portal is not None, _below(place.folder_id))
        here = _below(portal) if portal else ""
        yield place, Item(_("At least one dialog is open"), place.pk in opened, here)
        for item in _start_pages(asked, place, rows):
            yield place, item
        yield place, _old_links_item(left.get(place.pk, 0), place)


def _start_pages(asked: Asked, place: Municipality, rows: list[dict[str, Any]]) -> Iterator[Item]:
    def named(lacking: Any) -> list[Named]:
        found = [Named(row["pk"], row["title"]) for row in rows if lacking(row)]
        return sorted(found, key=lambda page: page.title)

    yield asked.item(
        place,
        named(lambda row: not all(row[name] for name in _SAID)),
        _("Dialogs that do not say what happens next and how long it takes"),
        _("Every dialog says what happens next and how long it takes"),
    )
    yield asked.item(
        place,
        named(lambda row: not row["contact"]),
        _("Dialogs without a contact"),
        _("Every dialog says whom to contact"),
    )
    yield asked.item(
        place,
        named(lambda row: not row["reception_address"]),
        _("Dialogs whose notices go to %(address)s: give them an address of their own if others receive them")
        % {"address": place.reception_address},
        _("It is decided for every dialog where its notices go"),
        "reception",
    )


def _open_dialogs(asked: Asked) -> set[int]:
    live = LiveDialog.objects.filter(version__isnull=False, municipality__in=asked.municipalities)
    return set(live.values_list("municipality_id", flat=True))


def _old_links(asked: Asked) -> dict[int, int]:
    """How many old links are left to do, by the id of the municipality."""
    rows = OldLink.objects.filter(state=OldLink.State.OPEN, municipality__in=asked.municipalities)
    return dict(rows.order_by().values_list("municipality_id").annotate(Count("pk")))


def _old_links_item(left: int, place: Municipality) -> Item:
    said = ngettext("%(count)d old form link is left to do", "%(count)d old form links are left to do", left)
    return Item(
        said % {"count": left} if left else _("No old form links are left to do"),
        not left,
        f"{reverse('old_links:index')}?municipality={place.pk}",
    )


def _below(page: int) -> str:
    return reverse("wagtailadmin_explore", args=[page])
