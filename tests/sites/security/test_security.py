"""Headers on every kind of response; plain pages when something is wrong."""

import pytest
from django.test import Client

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def alta():
    return factories.municipality("alta")


@pytest.mark.parametrize("path", ["/", "/sok/?q=x", "/finnes-ikke/", "/om", "/static/finnes-ikke.css"])
def test_headers(alta, path):
    response = Client(HTTP_HOST="alta.localhost").get(path)
    for name, value in ALWAYS.items():
        assert response[name] == value, name
    assert "camera=()" in response["Permissions-Policy"]
    assert "unsafe" not in response.get("Content-Security-Policy", "unsafe")


def test_unknown_host_gets_headers_and_nothing_else(alta):
    response = Client(HTTP_HOST="ukjent.localhost").get("/")
    assert (response.status_code, response.content) == (404, b"404")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_admin_has_its_own_policy(alta):
    response = Client(HTTP_HOST="portal.localhost").get("/admin/login/")
    assert response.status_code == 200
    assert "'unsafe-inline'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] != "public, max-age=0, s-maxage=1"


def test_not_found_in_the_municipalitys_look(alta):
    response = Client(HTTP_HOST="alta.localhost").get("/finnes-ikke/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Alta" in html
    assert "site-header" in html


def test_refused_form(alta):
    from sites.security.views import csrf_failure

    class Request:
        pass

    client = Client(HTTP_HOST="alta.localhost")
    request = client.get("/sok/").wsgi_request
    response = csrf_failure(request)
    assert response.status_code == 403
    assert "site-header" in response.content.decode()


def test_server_error_needs_no_database(alta, django_assert_num_queries):
    from sites.security.views import server_error

    request = Client(HTTP_HOST="alta.localhost").get("/").wsgi_request
    with django_assert_num_queries(0):
        response = server_error(request)
    assert response.status_code == 500
    assert "Alta" in response.content.decode()
