"""Copies the dialogs of one municipality to another, in every language that both have."""

from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from forms_app.definition.models import LiveDialog
from forms_app.editor.models import DialogPage
from selfservice.catalogue.models import PortalPage
from sites.languages.paths import DEFAULT
from sites.languages.remembering import remember_source, remember_texts
from sites.municipalities import scoping
from sites.municipalities.models import Municipality


def copy_dialogs(model: Municipality, municipality: Municipality) -> list[DialogPage]:
    """The open dialogs of `model`, made anew for `municipality` below its self-service pages.

    Their own reception addresses stay behind; what `municipality` has an address for already is left out.
    Block ids are the same, as in any copy. Returns the new source pages, live but not yet compiled.
    """
    portals = {
        page.locale.language_code: page
        for page in PortalPage.objects.descendant_of(municipality.folder).select_related("locale")
    }
    taken = set(Page.objects.child_of(portals[DEFAULT]).values_list("slug", flat=True))
    shared = scoping.for_municipality(LiveDialog.objects.filter(version__isnull=False), model)
    pages = DialogPage.objects.live().descendant_of(model.folder).exclude(slug__in=taken)
    made: dict[object, DialogPage] = {}
    rows = pages.filter(translation_key__in=shared.values("dialog")).select_related("locale")
    for page in sorted(rows, key=lambda page: (page.locale.language_code != DEFAULT, page.path)):
        language = page.locale.language_code
        source = made.get(page.translation_key)
        if language not in portals or (source is None and language != DEFAULT):
            continue
        copy = page.copy(
            to=portals[language],
            copy_revisions=False,
            reset_translation_key=source is None,
            update_attrs={"reception_address": ""}
            | ({"translation_key": source.translation_key} if source else {}),
            log_action=None,
        )
        if source is None:
            made[page.translation_key] = copy
        else:
            _remember(source, copy)
    return list(made.values())


def _remember(source: DialogPage, translation: DialogPage) -> None:
    """Lets editors go on translating from where the copied texts are."""
    texts = {(value.path, value.order): value.string.data for value in _texts(translation)}
    known = {
        (value.path, value.string.data): texts.get((value.path, value.order)) for value in _texts(source)
    }
    recorded = remember_source(source)
    remember_texts(recorded, translation.locale, lambda path, text: known.get((path, text)))


def _texts(page: DialogPage) -> list[StringSegmentValue]:
    return [value for value in extract_segments(page) if isinstance(value, StringSegmentValue)]
