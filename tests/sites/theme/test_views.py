"""Stylesheet and coat of arms, as browsers fetch them."""

import pytest
from django.test import Client

from sites.theme import stylesheet
from sites.theme.coat_of_arms import NotADrawing, sanitised
from tests import factories

ARMS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M0 0h10v12z" fill="#c00"/></svg>'
HOSTILE = """<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"
xmlns:xlink="http://www.w3.org/1999/xlink">
<script>alert(1)</script><style>*{background:url(https://evil.example/)}</style>
<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>
<image href="https://evil.example/x.png"/><use xlink:href="https://evil.example/#a"/>
<a href="javascript:alert(1)"><path d="M0 0"/></a>
<g fill="url(https://evil.example/)"><path d="M1 1" fill="url(#g)"/></g>
</svg>"""


@pytest.mark.django_db
def test_stylesheet_is_small_kept_for_ever_and_the_hosts_own():
    alta = factories.municipality("alta", colour="#0c6e4f")
    factories.municipality("loppa")
    url = stylesheet.url(alta)
    response = Client(HTTP_HOST="alta.localhost").get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert "--ds-color-accent-base-default:#0c6e4f" in response.content.decode()
    assert len(response.content) < 3500
    assert Client(HTTP_HOST="loppa.localhost").get(url).status_code == 404
    assert (
        "immutable"
        not in Client(HTTP_HOST="alta.localhost").get("/theme/alta.000000000000.css")["Cache-Control"]
    )


@pytest.mark.django_db
def test_coat_of_arms_is_a_drawing_that_can_do_nothing():
    alta = factories.municipality("alta", coat_of_arms=HOSTILE)
    response = Client(HTTP_HOST="alta.localhost").get(stylesheet.coat_of_arms_url(alta))
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    drawing = response.content.decode()
    for forbidden in ("script", "style", "evil", "onload", "foreignObject", "href"):
        assert forbidden not in drawing
    assert 'fill="url(#g)"' in drawing


def test_a_drawing_is_kept():
    assert b'fill="#c00"' in sanitised(ARMS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hei",
        "<html/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(NotADrawing):
        sanitised(text)
