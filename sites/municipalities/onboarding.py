"""Takes a municipality into use: tree, host, media collection and staff groups, in one transaction.

Everything is found again by what identifies it, so that running it twice changes nothing and running it with
other values updates. Content is never touched: homes are made empty and belong to their editors from then on.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import get_snippet_models

from sites.municipalities.models import Municipality, Region, StaffRole
from sites.navigation.chrome import PORTAL_SLUG
from sites.pagecache import stamps
from sites.pages.models import HomePage, MunicipalityFolder
from sites.shared.onboarding import ensure_shared_tree
from sites.translations.approval import Approval

Role = StaffRole.Role

PAGE_PERMISSIONS = {
    Role.EDITOR: ("add_page", "change_page", "publish_page"),
    Role.DIALOG_EDITOR: ("add_page", "change_page", "publish_page"),  # below self-service only
    Role.APPROVER: ("change_page", "publish_page"),
    Role.COMMUNICATIONS: ("add_page", "change_page"),
    Role.CASE_WORKER: (),
    Role.REGION: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
}
MEDIA_PERMISSIONS = (
    "add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document",
)  # fmt: skip
MEDIA_ROLES = (Role.EDITOR, Role.DIALOG_EDITOR, Role.COMMUNICATIONS, Role.REGION)
DEPTH_OF_PORTALS = 4
# What the region manages for everybody, besides pages, media and every snippet model.
REGION_PERMISSIONS = ("add_user", "change_user", "view_user", "submit_translation")

_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")


@transaction.atomic
def add_municipality(
    slug: str,
    *,
    number: str,
    organisation_number: str,
    names: Mapping[str, str],
    host: str,
    reception_address: str,
    region: str,
    languages: Sequence[str] = ("nb", "nn"),
    **details: Any,
) -> Municipality:
    """Creates the municipality called `slug`, or brings it in line with the values given.

    `details` are further fields of Municipality (colour, coat_of_arms, phone …); those left out stay as is.
    Raises ValidationError where a value is not acceptable; nothing is changed then.
    """
    _check(organisation_number, names, host, languages)
    region_row, _created = Region.objects.get_or_create(name=region)
    remove_wagtails_start_page()
    ensure_region_group()
    locales = ensure_locales()
    ensure_shared_tree(region_row)
    municipality = Municipality.objects.filter(slug=slug).first() or Municipality(slug=slug)
    changed = municipality.pk is None

    folder = municipality.folder if municipality.pk else _add_folder(slug, names["nb"], locales[languages[0]])
    homes = _ensure_homes(folder, names, languages, locales)
    if municipality.pk is None:
        municipality.folder = folder
        municipality.site = Site()
        municipality.collection = Collection.get_first_root_node().add_child(
            instance=Collection(name=names["nb"])
        )
    changed |= _update(
        municipality.site,
        hostname=host,
        port=settings.PUBLIC_PORT,
        site_name=names["nb"],
        root_page=Page.objects.get(pk=homes[languages[0]].pk),
        is_default_site=False,
    )
    municipality.site = municipality.site  # its id is known only now
    changed |= _update(
        municipality,
        number=number,
        organisation_number=organisation_number,
        names=dict(names),
        languages=list(languages),
        reception_address=reception_address,
        region=region_row,
        **details,
    )
    ensure_groups(municipality)
    if changed:
        stamps.bump(stamps.MUNICIPALITIES, stamps.SHARED, stamps.content(municipality.pk))
    return municipality


def ensure_groups(municipality: Municipality) -> None:
    """The groups of a municipality's people, and the workflow in which what some write is approved by others."""
    folder = municipality.folder
    for role in (Role.EDITOR, Role.CASE_WORKER, Role.COMMUNICATIONS, Role.APPROVER):
        group = _ensure_group(role, municipality, [folder], municipality.collection)
    _ensure_workflow(municipality, group)
    ensure_dialog_editors(municipality)


def ensure_dialog_editors(municipality: Municipality) -> None:
    """The group of those who write dialogs and nothing else: it has rights on the self-service pages there are."""
    portals = Page.objects.filter(
        path__startswith=municipality.folder.path, depth=DEPTH_OF_PORTALS, slug=PORTAL_SLUG
    )
    _ensure_group(Role.DIALOG_EDITOR, municipality, list(portals), municipality.collection)


def _ensure_workflow(municipality: Municipality, approvers: Group) -> None:
    """What is submitted below the municipality's folder waits for one of its approvers."""
    if WorkflowPage.objects.filter(page=municipality.folder_id).exists():
        return
    with translation.override(settings.LANGUAGE_CODE):
        name = f"{_('Approval')} – {municipality} ({municipality.number})"
    task = Approval.objects.create(name=name)
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(pk=municipality.folder_id))


def ensure_locales() -> dict[str, Locale]:
    """The Locale of each language of the installation, by its code."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}


def ensure_homes(municipality: Municipality, *, live: bool) -> None:
    """Makes the front pages that its languages lack; a draft is nobody's to see before it is published."""
    _ensure_homes(municipality.folder, municipality.names, municipality.languages, ensure_locales(), live)


def ensure_region_group() -> Group:
    """The group of those who run the installation for every municipality."""
    return _ensure_group(Role.REGION, None, [Page.get_first_root_node()], Collection.get_first_root_node())


def organisation_number_is_valid(number: str) -> bool:
    """Whether nine digits carry the right check digit (modulus 11, weights 3 2 7 6 5 4 3 2)."""
    if not re.fullmatch(r"[0-9]{9}", number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, (3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - total % 11) % 11 == int(number[8])


def _check(organisation_number: str, names: Mapping[str, str], host: str, languages: Sequence[str]) -> None:
    known = dict(settings.LANGUAGES)
    if not organisation_number_is_valid(organisation_number):
        raise ValidationError(_("%(value)s is not an organisation number.") % {"value": organisation_number})
    if not names.get("nb"):
        raise ValidationError(_("Give the municipality's name in bokmål."))
    if not _HOST.fullmatch(host):
        raise ValidationError(_("%(value)s is not a host name.") % {"value": host})
    if unknown := [code for code in (*names, *languages) if code not in known]:
        raise ValidationError(_("%(value)s is not a language of this site.") % {"value": unknown[0]})
    if not languages or languages[0] != settings.LANGUAGE_CODE:
        raise ValidationError(_("Bokmål must be the first language."))


def _update(row: Model, **values: Any) -> bool:
    """Saves `row` with `values` if any differs from what it has; says whether it did."""
    if row.pk is not None and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return True


def remove_wagtails_start_page() -> None:
    """Wagtail's first migration makes a default site, which would answer every unknown host, and groups with
    rights over every municipality."""
    start = Site.objects.filter(is_default_site=True, municipality=None).select_related("root_page").first()
    if start is None:
        return
    page = start.root_page
    start.delete()
    if page.depth == 2 and page.specific_class is Page:
        page.delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None, staff_role=None).delete()


def _add_folder(slug: str, title: str, locale: Locale) -> MunicipalityFolder:
    return Page.get_first_root_node().add_child(
        instance=MunicipalityFolder(title=title, slug=slug, locale=locale)
    )


def _ensure_homes(
    folder: Page,
    names: Mapping[str, str],
    languages: Iterable[str],
    locales: Mapping[str, Locale],
    live: bool = True,
) -> dict[str, HomePage]:
    """One home per language inside the folder; being translations of each other, they share one key."""
    folder = Page.objects.get(pk=folder.pk)  # treebeard trusts the instance's own count of children
    homes = {home.locale.language_code: home for home in HomePage.objects.child_of(folder)}
    key = {"translation_key": next(iter(homes.values())).translation_key} if homes else {}
    now = timezone.now()
    for code in languages:
        if code not in homes:
            homes[code] = folder.add_child(
                instance=HomePage(
                    title=names.get(code) or names["nb"],
                    slug=code,
                    locale=locales[code],
                    live=live,
                    first_published_at=now if live else None,
                    last_published_at=now if live else None,
                    **key,
                )
            )
            key = {"translation_key": homes[code].translation_key}
    return homes


def _ensure_group(
    role: str, municipality: Municipality | None, pages: Sequence[Page], collection: Collection
) -> Group:
    """The one group of a role, with exactly the rights that the role has today."""
    with translation.override(settings.LANGUAGE_CODE):
        label = str(Role(role).label)
    name = f"{label} – {municipality} ({municipality.number})" if municipality else label
    row = StaffRole.objects.select_related("group").filter(municipality=municipality, role=role).first()
    if row is None:
        group = Group.objects.create(name=name)
        StaffRole.objects.create(group=group, municipality=municipality, role=role)
    else:
        group = row.group
        _update(group, name=name)
    _sync(group, PAGE_PERMISSIONS[role], GroupPagePermission, pages)
    media = MEDIA_PERMISSIONS if role in MEDIA_ROLES else ()
    _sync(group, media, GroupCollectionPermission, [collection])
    general = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    if role == Role.REGION:
        general |= Permission.objects.filter(codename__in=REGION_PERMISSIONS)
        for model in get_snippet_models():
            general |= Permission.objects.filter(
                content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
            )
    if set(group.permissions.values_list("pk", flat=True)) != set(general.values_list("pk", flat=True)):
        group.permissions.set(general.distinct())
    return group


def _sync(group: Group, codenames: Sequence[str], through: type[Model], places: Sequence[Model]) -> None:
    """Makes the group's rights in one tree, pages or collections, be exactly `codenames` at each of `places`."""
    kind = "page" if through is GroupPagePermission else "collection"
    has = {
        (row.permission.codename, getattr(row, f"{kind}_id")): row
        for row in through.objects.filter(group=group).select_related("permission")
    }
    wanted = {(codename, place.pk) for codename in codenames for place in places}
    for key in has.keys() - wanted:
        has[key].delete()
    missing = wanted - has.keys()
    apps = ("wagtailcore",) if kind == "page" else ("wagtailimages", "wagtaildocs")
    permissions = Permission.objects.filter(
        codename__in={codename for codename, _place in missing}, content_type__app_label__in=apps
    )
    through.objects.bulk_create(
        through(group=group, permission=permission, **{f"{kind}_id": place})
        for permission in permissions
        for codename, place in missing
        if codename == permission.codename
    )
