"""The place for what a region shares, made when the region gets its first municipality."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from sites.municipalities.models import Region
from sites.shared.models import SharedFolder, SharedHome
from sites.shared.reading import SLUG


def ensure_shared_tree(region: Region) -> None:
    """Makes what is missing of the region's folder and its home in each language. Can be repeated."""
    locales = {row.language_code: row for row in Locale.objects.all()}
    if region.folder_id is None:
        slug = f"{SLUG}-{slugify(region.name)}"
        folder = Page.get_first_root_node().add_child(
            instance=SharedFolder(title=region.name, slug=slug, locale=locales[settings.LANGUAGE_CODE])
        )
        region.folder = Page.objects.get(pk=folder.pk)
        region.save()
    folder = Page.objects.get(pk=region.folder_id)  # treebeard trusts the instance's own count of children
    homes = {row.locale.language_code: row for row in SharedHome.objects.child_of(folder)}
    key = {"translation_key": next(iter(homes.values())).translation_key} if homes else {}
    now = timezone.now()
    for code, _name in settings.LANGUAGES:
        if code in homes:
            continue
        with translation.override(code):
            title = _("Shared information")
        home = SharedHome(
            title=title,
            slug=code,
            locale=locales[code],
            first_published_at=now,
            last_published_at=now,
            **key,
        )
        folder.add_child(instance=home)
        key = {"translation_key": home.translation_key}
