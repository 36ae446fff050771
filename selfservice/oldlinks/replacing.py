"""Puts a service in the place of an old address: in all pages, and for those who still have the old one."""

from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from forms_app.editor.models import DialogPage
from selfservice.catalogue.services import EXTERNAL, Service, find
from selfservice.oldlinks import texts
from selfservice.oldlinks.finding import documents_of, pages_of
from selfservice.oldlinks.models import OldLink
from selfservice.oldlinks.texts import Target
from selfservice.promotion import addresses
from sites.languages.paths import DEFAULT


class NoService(LookupError):
    """The municipality has no such service."""


@transaction.atomic
def replace(link: OldLink, key: str, user: Any = None) -> int:
    """Replaces an address everywhere, as new revisions by `user`; returns on how many pages.

    What is published is published again with the new link, and a draft stays a draft. Raises NoService.
    """
    service = find(link.municipality, DEFAULT, key)
    if service is None:
        raise NoService(key)
    documents = documents_of(link.municipality)
    count = sum(_in_page(page, documents, link, service, user) for page in pages_of(link.municipality))
    _lead_on(link, service)
    link.service, link.state, link.pages = service.key, OldLink.State.REPLACED, 0
    link.save()
    return count


def _in_page(page: Page, documents: texts.Documents, link: OldLink, service: Service, user: Any) -> bool:
    target = _target(service, page)
    draft = page.latest_revision if page.has_unpublished_changes else None
    changed = False
    if page.live and texts.replace(page, documents, link.address, target):
        page.save_revision(user=user, clean=False).publish(user=user)
        changed = True
    if draft is not None:
        page = draft.as_object()
        # The draft goes on top again, also where only what is published had the link.
        if texts.replace(page, documents, link.address, target) or changed:
            page.save_revision(user=user, clean=False)
            changed = True
    elif not page.live and texts.replace(page, documents, link.address, target):
        page.save_revision(user=user, clean=False)
        changed = True
    return changed


def _target(service: Service, page: Page) -> Target:
    if service.key.startswith(EXTERNAL):
        return Target(service.key, None, service.url)
    pages = DialogPage.objects.filter(translation_key=service.key)
    own = pages.filter(locale=page.locale_id).first() or pages.filter(locale__language_code=DEFAULT).first()
    return Target(service.key, own and own.pk, service.url)


def _lead_on(link: OldLink, service: Service) -> None:
    """Keeps the old address working where it is one of the municipality's own."""
    municipality, parts = link.municipality, urlsplit(link.address)
    if (parts.hostname or municipality.site.hostname).removeprefix("www.") != (
        municipality.site.hostname.removeprefix("www.")
    ):
        return
    where = service.url
    if not service.key.startswith(EXTERNAL):
        where = addresses.path_of(addresses.address_of(municipality, service.key))
    path = Redirect.normalise_path(parts._replace(scheme="", netloc="").geturl())
    Redirect.objects.update_or_create(
        old_path=path,
        site=municipality.site,
        defaults={"redirect_link": where, "redirect_page": None, "is_permanent": True},
    )
