"""Which dialog citizens of a municipality meet at a path, kept in the process for as long as it is true."""

from functools import lru_cache

from django.db.models import Q

from forms_app.definition.models import DialogVersion, LiveDialog
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality
from sites.pagecache import stamps


def live_dialog(municipality: Municipality, slug: str) -> LiveDialog | None:
    """The dialog open at `slug`, or None; publishing is seen within about a second."""
    stamp = stamps.current(stamps.content(municipality.pk), stamps.SHARED)
    return _find(municipality.pk, slug, stamp)


@lru_cache(maxsize=5000)
def _find(municipality_id: int, slug: str, stamp: int) -> LiveDialog | None:
    return LiveDialog.objects.filter(municipality_id=municipality_id, slug=slug).exclude(version=None).first()


def was_open(municipality: Municipality, slug: str) -> bool:
    """Whether there has ever been a dialog at `slug`: then a visitor is told that it is closed."""
    return for_municipality(DialogVersion.objects, municipality).filter(slug=slug).exists()


def moved_to(municipality: Municipality, slug: str) -> str | None:
    """Where the dialog that was at `slug` is open now, after it has been renamed."""
    there = for_municipality(DialogVersion.objects, municipality).filter(slug=slug).order_by("-pk").first()
    if there is None:
        return None
    rows = for_municipality(LiveDialog.objects, municipality).filter(dialog=there.dialog)
    return rows.exclude(version=None).exclude(slug=slug).values_list("slug", flat=True).first()


def is_version_of(live: LiveDialog, version_id: int) -> bool:
    """Whether a version, named by a form, is one of this dialog."""
    if version_id == live.version_id:
        return True
    return DialogVersion.objects.filter(
        Q(pk=version_id), municipality_id=live.municipality_id, dialog=live.dialog
    ).exists()
