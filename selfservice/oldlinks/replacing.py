"""Puts a service in the place of an old address: in all texts, and for those who still have the old one.

Whoever may publish a page has it published with the new link. What others replace waits for an approver.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from forms_app.editor.models import DialogPage
from selfservice.answers.models import Answer
from selfservice.catalogue.services import EXTERNAL, Service, find
from selfservice.oldlinks import texts
from selfservice.oldlinks.finding import answers_of, documents_of, pages_of, versions_of
from selfservice.oldlinks.models import OldLink
from selfservice.oldlinks.texts import Target
from selfservice.promotion import addresses
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping


class NoService(LookupError):
    """The municipality has no such service."""


@dataclass(frozen=True, slots=True)
class Done:
    """The pages on which an address was replaced, each as a name of its own, and how many wait for an approver."""

    pages: frozenset[str]
    waiting: int


@transaction.atomic
def replace(link: OldLink, key: str, user: Any = None) -> Done:
    """Replaces an address everywhere, as new revisions by `user` (none: who may do everything).

    What is published is published again with the new link, or waits to be; a draft stays a draft. Pages that
    the user may not edit now, as when somebody is asked to approve them, are left. The region's people (and
    `user` none) replace it in what the region shares, too. Raises NoService.
    """
    service = find(link.municipality, DEFAULT, key)
    if service is None:
        raise NoService(key)
    documents = documents_of(link.municipality)
    lasting = _lasting(link, service)
    shared = user is None or scoping.is_region(user)
    changed, waiting = set(), 0
    for page in pages_of(link.municipality, shared=shared):
        target = _target(service, page, lasting)
        if not _has(page, documents, link.address):
            continue
        rights = page.permissions_for_user(user) if user else None
        if rights and not rights.can_edit():
            waiting += 1
        elif page.live and rights and not rights.can_publish():
            _to_be_approved(page, documents, link, target, user)
            changed.add(f"page-{page.pk}")
            waiting += 1
        elif _in_page(page, documents, link, target, user):
            changed.add(f"page-{page.pk}")
    for answer in answers_of(link.municipality, shared=shared):
        if texts.replace(answer, documents, link.address, _target(service, answer, lasting)):
            answer.save()
            changed.add(f"answer-{answer.pk}")
    _lead_on(link, service)
    link.state = OldLink.State.SENT if waiting else OldLink.State.REPLACED
    link.service, link.pages = service.key, waiting
    link.save()
    return Done(frozenset(changed), waiting)


def _has(page: Page, documents: texts.Documents, address: str) -> bool:
    return any(one.address == address for row in versions_of(page) for one in texts.links(row, documents))


def _to_be_approved(page: Page, documents: texts.Documents, link: OldLink, target: Target, user: Any) -> None:
    unfinished = page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    texts.replace(draft, documents, link.address, target)
    draft.save_revision(user=user, clean=False)
    workflow = page.get_workflow()
    # What somebody is still writing is theirs to send.
    if workflow and not unfinished and page.permissions_for_user(user).can_submit_for_moderation():
        workflow.start(draft, user)


def _in_page(page: Page, documents: texts.Documents, link: OldLink, target: Target, user: Any) -> bool:
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


def _target(service: Service, row: Page | Answer, lasting: str) -> Target:
    if service.key.startswith(EXTERNAL):
        return Target(service.key, None, service.url, lasting)
    pages = DialogPage.objects.filter(translation_key=service.key)
    own = pages.filter(locale=row.locale_id).first() if isinstance(row, Page) else None
    own = own or pages.filter(locale__language_code=DEFAULT).first()
    return Target(service.key, own and own.pk, service.url, lasting)


def _lasting(link: OldLink, service: Service) -> str:
    if service.key.startswith(EXTERNAL):
        return service.url
    return f"{link.municipality.root_url}{_short(link, service)}"


def _short(link: OldLink, service: Service) -> str:
    return addresses.path_of(addresses.address_of(link.municipality, UUID(service.key)))


def _lead_on(link: OldLink, service: Service) -> None:
    """Keeps the old address working where it is one of the municipality's own."""
    municipality, parts = link.municipality, urlsplit(link.address)
    if (parts.hostname or municipality.site.hostname).removeprefix("www.") != (
        municipality.site.hostname.removeprefix("www.")
    ):
        return
    where = service.url
    if not service.key.startswith(EXTERNAL):
        where = _short(link, service)
    path = Redirect.normalise_path(parts._replace(scheme="", netloc="").geturl())
    Redirect.objects.update_or_create(
        old_path=path,
        site=municipality.site,
        defaults={"redirect_link": where, "redirect_page": None, "is_permanent": True},
    )
