"""Every admin address × every role × own and another municipality's objects.

The audiences stand in matrix.txt, apart from the policy that they check; an address without a row fails.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Locale

from sites.municipalities.models import StaffRole
from tests import factories
from tests.factories import Role
from tests.isolation.urls import Address, addresses
from tests.isolation.world import Tenant, tenant

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ROWS = dict(
    reversed(line.split())
    for line in (Path(__file__).parent / "matrix.txt").read_text().splitlines()
    if line.strip()
)
ADMIN = {address.name: address for address in addresses() if address.route.startswith("admin/")}
AUDIENCES = {
    "staff": set(Role) - {Role.REGION},
    "pages": set(Role) - {Role.REGION, Role.CASE_WORKER},
    "dialogs": {Role.EDITOR, Role.COMMUNICATIONS, Role.DIALOG_EDITOR},
    "writers": {Role.EDITOR, Role.COMMUNICATIONS},
    "case_workers": {Role.CASE_WORKER},
    "editors": {Role.EDITOR},
    "region": set(),
}
# Parts of addresses that name something of a municipality: asking with another's must answer 404.
OWNED = {
    "page_id", "parent_page_id", "page_to_move_id", "destination_id", "image_id", "document_id", "doc_id",
    "translation_id", "alert_id", "municipality_id", "reference", "delivery", "object_id", "dialog_id",
    "task_state_id", "workflow_state_id",
}  # fmt: skip
OWNED_PK = {
    "wagtailadmin_pages:revisions_compare",
    "wagtailadmin_api:pages:detail",
    "wagtailimages_chooser:chosen",
    "wagtaildocs_chooser:chosen",
    "answers_admin:edit",
    "answers_admin:delete",
}
ADMIN_HOST = "portal.localhost"


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """Two municipalities with something of everything, made once: each test rolls back what it does to them."""
    with django_db_blocker.unblock(), transaction.atomic():
        citizen, other = factories.citizen(), factories.citizen()
        yield SimpleNamespace(
            alta=tenant("alta", citizen),
            hammerfest=tenant("hammerfest", other),
            citizen=citizen,
            other=other,
            region=factories.staff(None),
        )
        transaction.set_rollback(True)


@pytest.fixture
def world(made: SimpleNamespace, db: None) -> SimpleNamespace:
    return deepcopy(made)


def test_every_address_has_a_row() -> None:
    names = {address.name for address in addresses()}
    assert names - ROWS.keys() == set(), "add these to matrix.txt, and think about who may use them"
    assert ROWS.keys() - names == set(), "these rows name nothing any more"


def _arguments(address: Address, owner: Tenant) -> dict[str, Any]:
    """The parts of an address, all of them from one municipality."""
    objects = owner.objects
    page = objects["submitted" if "workflow" in address.name else "page"]
    revision = page.latest_revision_id
    pks = {
        "wagtailadmin_pages": page.pk,
        "wagtailadmin_api:pages": page.pk,
        "wagtailadmin_api:images": objects["image"].pk,
        "wagtailadmin_api:documents": objects["document"].pk,
        "wagtailimages_chooser": objects["image"].pk,
        "wagtaildocs_chooser": objects["document"].pk,
        "wagtailusers_users": owner.staff[Role.EDITOR].pk,
        "wagtailusers_groups": StaffRole.objects.filter(municipality=owner.municipality).first().group_id,
        "wagtailsites": owner.municipality.site_id,
        "wagtailadmin_collections": objects["collection"].pk,
        "answers_admin": objects["answer"].pk,
        "wagtaillocales": Locale.objects.get(language_code="nn").pk,
    }
    space = address.name.rpartition(":")[0]
    known = {
        "pk": pks.get(space, 1),
        "page_id": page.pk,
        "page_pk": page.pk,
        "parent_page_id": page.get_parent().pk,
        "page_to_move_id": page.pk,
        "destination_id": page.get_parent().pk,
        "image_id": objects["image"].pk,
        "document_id": objects["document"].pk,
        "doc_id": objects["document"].pk,
        "collection_id": objects["collection"].pk,
        "translation_id": objects["translation"].pk,
        "alert_id": objects["alert"].pk,
        "task_state_id": objects["workflow"].current_task_state_id,
        "workflow_state_id": objects["workflow"].pk,
        "task_id": objects["workflow"].current_task_state.task_id,
        "import_id": objects["form_import"].pk,
        "municipality_id": owner.municipality.pk,
        "language": "nn",
        "revision_id": revision,
        "revision_id_a": revision,
        "revision_id_b": "latest",
        "object_id": page.pk,
        "reference": objects["submission"].reference,
        "dialog_id": objects["submission"].dialog,
        "delivery": objects["delivery"].pk,
        "file": objects["attachment"].pk,
        "content_type_app_name": "forms_app",
        "content_type_model_name": "dialogpage",
        "app_label": "forms_app",
        "app_name": "forms_app",
        "model_name": "dialogpage",
        "action": "delete",
        "action_name": "copy",
        "mode": page.preview_modes[0][0],
        "filter_spec": "max-800x600",
        "uidb64": "MQ",
        "token": "x-y",
    }
    return {name: known.get(name, 1) for name in address.parameters}


def _path(address: Address, owner: Tenant) -> str:
    try:
        return reverse(address.name, kwargs=_arguments(address, owner))
    except NoReverseMatch:  # patterns without a name
        return "/admin/test404/" if "test404" in address.route else "/admin/finnes-ikke/"


def _client(user: Any) -> Client:
    client = Client(headers={"host": ADMIN_HOST})
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _names_nothing(address: Address) -> bool:
    """Whether what it shows is named in the query string: asked without one it finds nothing."""
    return address.name == "wagtailadmin_block_preview"


def _rows(*audiences: str) -> Iterator[Address]:
    return (address for name, address in ADMIN.items() if ROWS.get(name) in audiences)


def test_anonymous_visitors_get_the_login_page_and_nothing_else(world: SimpleNamespace) -> None:
    client = _client(None)
    for address in _rows(*AUDIENCES):
        response = client.get(_path(address, world.alta))
        assert response.status_code == 404 or (
            response.status_code == 302 and "/admin/login/" in response["Location"]
        ), (address.name, response.status_code)
    for address in _rows("open"):
        assert client.get(_path(address, world.alta)).status_code < 500, address.name


def test_citizens_get_nothing_in_the_admin(world: SimpleNamespace) -> None:
    for user in (world.citizen, world.other):
        client = _client(user)
        for address in _rows(*AUDIENCES):
            assert client.get(_path(address, world.alta)).status_code == 404, address.name


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.REGION}))
def test_own_staff_get_what_their_role_has(world: SimpleNamespace, role: str) -> None:
    client = _client(world.alta.staff[role])
    for address in _rows(*AUDIENCES):
        status = client.get(_path(address, world.alta)).status_code
        if role in AUDIENCES[ROWS[address.name]]:
            # 302 and 403: the role may use the view, but Wagtail refuses this action on this object.
            assert status in (200, 302, 400, 403, 405) or _names_nothing(address), (address.name, status)
        else:
            assert status == 404, (address.name, status)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.REGION}))
def test_staff_of_another_municipality_never_reach_or_see_anything(world: SimpleNamespace, role: str) -> None:
    client = _client(world.hammerfest.staff[role])
    for address in _rows(*AUDIENCES):
        path = _path(address, world.alta)
        response = client.get(path)
        owned = OWNED & set(address.parameters) or address.name in OWNED_PK
        if owned or role not in AUDIENCES[ROWS[address.name]]:
            # 405: the view takes another method, and looks at nothing before it knows that.
            statuses = {response.status_code, client.post(path).status_code}
            assert 404 in statuses and statuses <= {404, 405}, (address.name, statuses)
        _sees_nothing(address, response, world.alta)


def _sees_nothing(address: Address, response: Any, owner: Tenant) -> None:
    body = b"" if response.streaming else response.content
    for mark in owner.marks:
        assert mark.encode() not in body, f"{address.name} shows {mark}"


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("wagtailadmin_pages:search", "q=Kjennemerke"),
        ("wagtailadmin_pages:search_results", "q=Kjennemerke"),
        ("wagtailadmin_choose_page_search", "q=Kjennemerke"),
        ("wagtailadmin_choose_page", "page_type=wagtailcore.page"),
        ("wagtailadmin_api:pages:listing", "search=Kjennemerke"),
        ("wagtailadmin_api:pages:listing", "child_of={parent}&for_explorer=1"),
        ("wagtailimages:index", "q=Kjennemerke"),
        ("wagtailimages_chooser:choose", "q=Kjennemerke"),
        ("wagtailimages_chooser:choose_results", "collection_id={collection}"),
        ("wagtailimages_chooser:chosen_multiple", "id={image}"),
        ("wagtaildocs:index", "q=Kjennemerke"),
        ("wagtaildocs_chooser:choose", "q=Kjennemerke"),
        ("wagtaildocs_chooser:chosen_multiple", "id={document}"),
        ("wagtailadmin_choose_page_chosen_multiple", "id={page}"),
        ("answers_admin:index", "q=Kjennemerke"),
        ("answers_admin:index_results", "q=Kjennemerke"),
        ("desk:submissions", "q={reference}"),
    ],
)
def test_search_and_choosers_find_only_what_is_ones_own(
    world: SimpleNamespace, name: str, query: str
) -> None:
    objects = world.alta.objects
    values = {
        "parent": objects["page"].get_parent().pk,
        "collection": objects["collection"].pk,
        "image": objects["image"].pk,
        "document": objects["document"].pk,
        "page": objects["page"].pk,
        "reference": objects["submission"].reference,
    }
    path = f"{reverse(name)}?{query.format(**values)}"
    for role, user in world.hammerfest.staff.items():
        response = _client(user).get(path)
        asked = values["reference"] if "{reference}" in query else None
        for mark in world.alta.marks:
            if mark != asked:  # what was typed stands in the search field again
                assert mark.encode() not in response.content, (role, name)
        if asked and response.status_code == 200:
            assert f"/{asked}/".encode() not in response.content, (role, name)


def test_the_region_reaches_every_municipality(world: SimpleNamespace) -> None:
    client = _client(world.region)
    for owner in (world.alta, world.hammerfest):
        for address in _rows("staff", "pages", "dialogs", "writers", "case_workers"):
            response = client.get(_path(address, owner))
            status = response.status_code
            assert status in (200, 302, 400, 403, 405) or _names_nothing(address), (address.name, status)


def test_the_admin_is_not_found_on_a_municipalitys_host(world: SimpleNamespace) -> None:
    user = world.alta.staff[Role.EDITOR]
    client = Client(headers={"host": "alta.localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for address in ADMIN.values():
        assert client.get(_path(address, world.alta)).status_code == 404, address.name
