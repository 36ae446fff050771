"""Every address on a municipality's host × who asks × whose things are asked for."""

import time
import uuid
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from forms_app.filling.models import Draft
from selfservice.accounts import sessions
from selfservice.accounts.models import CitizenProfile
from tests import factories
from tests.factories import Role
from tests.isolation.test_admin import ROWS
from tests.isolation.urls import addresses
from tests.isolation.world import Tenant, tenant

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SYNTHETIC_ID = "14847531240"
PUBLIC = {address.name for address in addresses() if not address.route.startswith("admin/")}


@pytest.fixture
def world() -> SimpleNamespace:
    owner, other = factories.citizen(), factories.citizen()
    for user in (owner, other):
        profile = CitizenProfile(user=user)
        profile.national_id = SYNTHETIC_ID
        profile.save()
    alta, hammerfest = tenant("alta", owner), tenant("hammerfest", other)
    for place, user in ((alta, owner), (hammerfest, other)):
        version = place.objects["submission"].version
        place.objects["draft"] = Draft.objects.create(
            municipality=place.municipality,
            dialog=version.dialog,
            version=version,
            citizen=user,
            language="nb",
            delete_after=timezone.now() + timedelta(days=30),
        )
        place.objects["draft_file"] = factories.attachment(draft=place.objects["draft"])
    return SimpleNamespace(alta=alta, hammerfest=hammerfest, owner=owner, other=other)


def _client(host: Tenant, user: Any = None, *, bound_to: Tenant | None = None) -> Client:
    """A browser on a municipality's host; with a citizen's session there, or one taken from `bound_to`'s host."""
    client = Client(headers={"host": f"{host.municipality.slug}.localhost"})
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        session, now = client.session, int(time.time())
        bound = (bound_to or host).municipality.pk
        session[sessions.KEY] = {"level": "high", "municipality": bound, "since": now, "seen": now}
        session.save()
    return client


def _personal(place: Tenant) -> dict[str, tuple[str, str]]:
    """Addresses of what is one person's own: (method, path) by name."""
    reference, draft = place.objects["submission"].reference, place.objects["draft"].pk
    receipt = f"/selvbetjening/kvittering/{reference}/"
    own = f"/selvbetjening/{place.objects['dialog']}/vedlegg/{place.objects['draft_file'].pk}/"
    return {
        "receipts:receipt": ("get", receipt),
        "receipts:pdf": ("get", f"{receipt}pdf/"),
        "receipts:attachment": ("get", f"{receipt}vedlegg/{place.objects['attachment'].pk}/"),
        "filling:file": ("get", own),
        "filling:file_piece": ("get", f"{own}del/"),
        "filling:file_remove": ("post", f"{own}fjern/"),
        "mypage:delete_draft": ("post", f"/min-side/kladd/{draft}/slett/"),
    }


def _dialog(place: Tenant) -> dict[str, tuple[str, str]]:
    """Addresses of filling in a municipality's dialog."""
    base = f"/selvbetjening/{place.objects['dialog']}/"
    return {
        "paper:blank": ("get", f"{base}skjema.pdf"),
        "paper:draft": ("get", f"{base}kladd.pdf"),
        "filling:start": ("get", f"{base}start/"),
        "filling:step": ("get", f"{base}steg/1/"),
        "filling:save": ("post", f"{base}steg/1/lagre/"),
        "filling:file_begin": ("post", f"{base}steg/1/vedlegg/"),
        "filling:review": ("get", f"{base}se-over/"),
        "filling:send": ("post", f"{base}send/"),
        "filling:answers": ("get", f"{base}svar/"),
        "filling:give_code": ("post", f"{base}kode/"),
        "filling:enter_code": ("get", f"{base}fortsett/"),
        "filling:changed": ("get", f"{base}endret/"),
    }


def _ask(client: Client, request: tuple[str, str]) -> Any:
    method, path = request
    return getattr(client, method)(path)


def test_every_public_address_is_asked_for_here(world: SimpleNamespace) -> None:
    personal = {name for name, audience in ROWS.items() if audience == "owner"}
    assert personal == set(_personal(world.alta))
    assert {name for name, audience in ROWS.items() if audience == "dialog"} == set(_dialog(world.alta))
    audiences = {ROWS[name] for name in PUBLIC}
    assert audiences == {"public", "owner", "dialog", "citizen", "municipality"}


def test_what_is_a_persons_own_answers_404_to_everybody_else(world: SimpleNamespace) -> None:
    for name, request in _personal(world.alta).items():
        strangers = {
            "another citizen": _client(world.alta, world.other),
            "an anonymous visitor": _client(world.alta),
            "the owner on another municipality's host": _client(world.hammerfest, world.owner),
            "the owner's cookie, taken to another host": _client(
                world.hammerfest, world.owner, bound_to=world.alta
            ),
            "another host's cookie": _client(world.alta, world.owner, bound_to=world.hammerfest),
        }
        for who, client in strangers.items():
            response = _ask(client, request)
            assert response.status_code in (302, 404), (name, who, response.status_code)
            if response.status_code == 302:
                assert "/idporten/login/" in response["Location"], (name, who)
                assert "visitor" in who or "cookie" in who, (
                    f"{name}: {who} is logged in and learns that it exists"
                )
            assert world.alta.marks[0].encode() not in response.content, (name, who)
    for role in (Role.EDITOR, Role.CASE_WORKER):
        client = _client(world.alta, world.alta.staff[role])
        for name, request in _personal(world.alta).items():
            assert _ask(client, request).status_code in (302, 404), (name, role)
    assert Draft.objects.filter(pk=world.alta.objects["draft"].pk).exists()


def test_owners_reach_their_own(world: SimpleNamespace) -> None:
    client = _client(world.alta, world.owner)
    for name, request in _personal(world.alta).items():
        assert _ask(client, request).status_code in (200, 302), name
    assert not Draft.objects.filter(pk=world.alta.objects["draft"].pk).exists()


def test_a_dialog_is_found_on_its_own_municipalitys_host_only(world: SimpleNamespace) -> None:
    for user in (None, world.owner):
        for name, request in _dialog(world.alta).items():
            assert _ask(_client(world.hammerfest, user), request).status_code == 404, name
            assert _ask(_client(world.alta, user), request).status_code != 404, name


def test_min_side_shows_only_ones_own_on_this_host(world: SimpleNamespace) -> None:
    for path in ("/min-side/", "/min-side/profil/"):
        assert "/idporten/login/" in _client(world.alta).get(path)["Location"]
        for place, user in ((world.alta, world.other), (world.hammerfest, world.owner)):
            page = _client(place, user).get(path)
            assert page.status_code == 200
            for mark in (*world.alta.marks, *world.hammerfest.marks):
                assert mark.encode() not in page.content, (path, mark)
            assert page["Cache-Control"] == "private, no-store"
    own = _client(world.alta, world.owner).get("/min-side/").content
    assert world.alta.marks[1].encode() in own and world.hammerfest.marks[1].encode() not in own


def test_files_and_pages_of_another_municipality_are_not_found(world: SimpleNamespace) -> None:
    document = world.alta.objects["document"]
    for path in (document.url, f"/selvbetjening/{world.alta.objects['dialog']}/"):
        assert _client(world.alta).get(path).status_code == 200, path
        assert _client(world.hammerfest).get(path).status_code == 404, path


def test_search_finds_this_municipalitys_only(world: SimpleNamespace) -> None:
    page = _client(world.hammerfest).get("/sok/", {"q": "KjennemerkeAlta"})
    assert page.status_code == 200
    assert b"KjennemerkeAlta-dialog" not in page.content


def test_unknown_hosts_and_unknown_references_are_not_found(world: SimpleNamespace) -> None:
    stranger = Client(headers={"host": "ukjent.localhost"})
    for path in ("/", "/selvbetjening/", "/min-side/", "/admin/", "/idporten/login/"):
        assert stranger.get(path).status_code == 404, path
    client = _client(world.alta, world.owner)
    assert client.get("/selvbetjening/kvittering/FINNES-IKKE/").status_code == 404
    assert client.post(f"/min-side/kladd/{uuid.uuid4()}/slett/").status_code == 404
