"""What self-service lacks before a municipality opens."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.definition.models import LiveDialog
from forms_app.editor.models import DialogPage
from selfservice.catalogue.models import PortalPage
from selfservice.oldlinks.models import OldLink
from sites.languages.paths import DEFAULT
from sites.launch.checks import Item, edit_url, pages_item
from sites.municipalities import scoping
from sites.municipalities.models import Municipality


def missing(municipality: Municipality) -> Iterator[Item]:
    """A self-service page, dialogs that are open, what their start pages say, where notices go; old links."""
    portal = PortalPage.objects.live().descendant_of(municipality.folder).first()
    yield Item(_("A self-service page"), portal is not None)
    live = scoping.for_municipality(LiveDialog.objects.filter(version__isnull=False), municipality)
    yield Item(_("At least one dialog is open"), live.exists(), edit_url(portal) if portal else "")
    own = DialogPage.objects.descendant_of(municipality.folder).filter(locale__language_code=DEFAULT)
    pages = list(own.live().defer("steps").order_by("title"))
    unsaid = [page for page in pages if not (page.summary and page.next_steps and page.processing_time)]
    yield pages_item(
        _("Dialogs that do not say what happens next and how long it takes")
        if unsaid
        else _("Every dialog says what happens next and how long it takes"),
        unsaid,
    )
    nowhere = [page for page in pages if not page.contact]
    yield pages_item(
        _("Dialogs without a contact") if nowhere else _("Every dialog says whom to contact"), nowhere
    )
    general = [page for page in pages if not page.reception_address]
    yield pages_item(
        _("Dialogs whose notices go to %(address)s: give them an address of their own if others receive them")
        % {"address": municipality.reception_address}
        if general
        else _("Every dialog has a reception address of its own"),
        general,
    )
    left = scoping.for_municipality(OldLink.objects.filter(state=OldLink.State.OPEN), municipality).count()
    yield Item(
        ngettext("%(count)d old form link is left to do", "%(count)d old form links are left to do", left)
        % {"count": left}
        if left
        else _("No old form links are left to do"),
        not left,
        reverse("old_links:index"),
    )
