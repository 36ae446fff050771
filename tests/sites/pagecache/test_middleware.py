"""Kept pages are true, nobody's own, and the same to the byte."""

import gzip
from datetime import date

import pytest
from django.test import Client

from sites.pagecache import stamps
from tests import factories
from tests.sites.pages import samples

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def alta():
    municipality = factories.municipality("alta")
    samples.fill(factories.home(municipality))
    return municipality


@pytest.fixture
def visitor():
    return Client(HTTP_HOST="alta.localhost")


def test_second_visit_asks_nothing_but_the_stamps(alta, visitor, django_assert_num_queries):
    first = visitor.get("/")
    stamps.forget()
    with django_assert_num_queries(1):
        second = visitor.get("/")
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_public_pages_set_no_cookie_and_may_be_kept(alta, visitor):
    for response in (visitor.get("/"), visitor.get("/")):
        assert not response.cookies
        assert response["Cache-Control"] == "public, max-age=0, s-maxage=1"
        assert response["Vary"] == "Accept-Encoding"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response["Referrer-Policy"] == "same-origin"


def test_change_is_seen_at_once(alta, visitor):
    visitor.get("/")
    samples.article(factories.home(alta), "Helt ny sak", "helt-ny", date=date(2026, 11, 22))
    assert "Helt ny sak" in visitor.get("/").content.decode()


def test_change_of_settings_is_seen_at_once(alta, visitor):
    visitor.get("/")
    alta.phone = "78 45 50 00"
    alta.save()
    assert "78 45 50 00" in visitor.get("/").content.decode()


def test_unpublishing_deleting_and_moving_are_seen_at_once(alta, visitor):
    home = factories.home(alta)
    one, two = samples.article(home, "Første", "forste"), samples.article(home, "Andre", "andre")
    assert visitor.get("/forste/").status_code == visitor.get("/andre/").status_code == 200
    one.unpublish()
    assert visitor.get("/forste/").status_code == 404
    two.move(one, "last-child")
    assert visitor.get("/andre/").url == "/forste/andre/"  # Wagtail's own redirect
    assert visitor.get("/forste/andre/").status_code == 200
    type(two).objects.get(pk=two.pk).delete()
    assert visitor.get("/forste/andre/").status_code == 404


def test_saving_a_draft_leaves_kept_pages_alone(alta, visitor, django_assert_num_queries):
    visitor.get("/")
    page = samples.article(factories.home(alta), "Sak", "sak")
    visitor.get("/")
    page.title = "Endret"
    page.save_revision()
    stamps.forget()
    with django_assert_num_queries(1):
        visitor.get("/")


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", "")])
def test_compressed_once(alta, visitor, accepted, encoding):
    plain = visitor.get("/").content
    response = visitor.get("/", HTTP_ACCEPT_ENCODING=accepted)
    assert response.get("Content-Encoding", "") == encoding
    assert response["Content-Length"] == str(len(response.content))
    if encoding == "gzip":
        assert gzip.decompress(response.content) == plain


def test_not_modified(alta, visitor):
    etag = visitor.get("/")["ETag"]
    response = visitor.get("/", HTTP_IF_NONE_MATCH=etag)
    assert (response.status_code, response.content) == (304, b"")


def test_visitor_with_a_session_gets_a_page_of_their_own(alta, visitor):
    visitor.get("/")
    person = Client(HTTP_HOST="alta.localhost")
    person.force_login(factories.citizen())
    response = person.get("/")
    assert response["Cache-Control"] == "private, no-store"
    assert visitor.get("/")["Cache-Control"].startswith("public")


def test_hosts_are_kept_apart(alta, visitor):
    factories.municipality("loppa")
    assert "Loppa" not in visitor.get("/").content.decode()
    assert "Loppa" in Client(HTTP_HOST="loppa.localhost").get("/").content.decode()


def test_not_found_and_queries_are_not_kept(alta, visitor):
    assert visitor.get("/finnes-ikke/")["Cache-Control"] == "private, no-store"
    assert "ETag" not in visitor.get("/sok/?q=vann")
