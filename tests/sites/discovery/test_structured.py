"""Pages tell machines what they are about, and no text can break out of the telling."""

import io
import json
import re
from datetime import UTC, date, datetime, time

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from sites.pages.events import EventPage, EventsPage
from sites.pages.models import ContentPage
from sites.pages.newsroom import NewsArchivePage, NewsPage
from sites.pages.places import PlacePage
from tests import factories

pytestmark = pytest.mark.django_db
HOSTILE = 'Båt & "brygge" </script><script>alert(1)</script>'
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def graph(client, path):
    response = client.get(path, headers={"host": "alta.localhost"})
    assert response.status_code == 200
    data = json.loads(DATA.search(response.text)[1])
    assert data["@context"] == "https://schema.org"
    return data["@graph"], response.text


@pytest.fixture
def alta():
    return factories.municipality("alta", phone="78 45 50 00")


def test_the_front_page_is_the_municipality(client, alta):
    (thing,), html = graph(client, "/")
    assert thing["@type"] == "GovernmentOrganization" and thing["telephone"] == "78 45 50 00"
    assert thing["identifier"]["value"] == alta.organisation_number
    assert 'type="application/atom+xml"' in html and 'type="text/calendar"' in html


def test_events_news_and_places(client, alta):
    home = factories.home(alta)
    calendar = factories.web_page(home, EventsPage, "kalender")
    starts = datetime(2026, 6, 1, 10, tzinfo=UTC)
    factories.web_page(calendar, EventPage, "dugnad", title=HOSTILE, starts_at=starts, place="Torget")
    archive = factories.web_page(home, NewsArchivePage, "aktuelt")
    factories.web_page(archive, NewsPage, "nytt", date=date(2026, 5, 2), description="Noe nytt.")
    hours = [("hours", {"first": "5", "last": "0", "opens": time(8), "closes": time(15, 30)})]
    factories.web_page(home, PlacePage, "skole", latitude="69.968800", longitude="23.271700",
                       visiting_address="Skoleveien 1", hours=hours)  # fmt: skip

    (event, _trail), html = graph(client, "/kalender/dugnad/")
    assert event["@type"] == "Event" and event["name"] == HOSTILE and event["location"]["name"] == "Torget"
    assert "alert(1)</script>" not in html and datetime.fromisoformat(event["startDate"]) == starts
    (story, _trail), _html = graph(client, "/aktuelt/nytt/")
    assert story["@type"] == "NewsArticle" and story["datePublished"] == "2026-05-02"
    (place, _trail), _html = graph(client, "/skole/")
    (hours,) = place["openingHoursSpecification"]
    assert hours["dayOfWeek"] == ["Saturday", "Sunday", "Monday"] and hours["closes"] == "15:30"
    assert place["geo"]["latitude"] == "69.968800"


def test_services_and_questions(client, alta):
    factories.published(factories.dialog_page(alta, title="Båtplass"))
    answer = factories.answer(alta)
    (service, _trail), html = graph(client, "/selvbetjening/batplass/")
    assert service["@type"] == "GovernmentService" and service["provider"]["name"] == "Alta"
    assert '<meta property="og:title" content="Båtplass">' in html
    for path in ("/selvbetjening/sporsmal-og-svar/", f"/selvbetjening/sporsmal-og-svar/{answer.pk}/"):
        (page, _trail), _html = graph(client, path)
        assert page["@type"] == "FAQPage"
        assert page["mainEntity"][0]["acceptedAnswer"]["text"] == "<p>Innen tre uker.</p>"


def picture(owner):
    data = io.BytesIO()
    Image.new("RGB", (1400, 900), "navy").save(data, "PNG")
    file = ContentFile(data.getvalue(), "bilde.png")
    return get_image_model().objects.create(title="Bilde", file=file, collection=owner.collection)


def test_a_shared_page_shows_its_picture_and_else_the_municipalitys(client, alta):
    body = [("picture", {"image": picture(alta).pk, "alt": 'Havna "i vest"', "caption": ""})]
    factories.web_page(factories.home(alta), ContentPage, "havna", body=body, description="Om <havna>.")
    html = client.get("/havna/", headers={"host": "alta.localhost"}).text
    assert f'<meta property="og:image" content="{alta.root_url}/media/images/' in html
    assert 'og:image:alt" content="Havna &quot;i vest&quot;"' in html
    assert '<meta name="description" content="Om &lt;havna&gt;.">' in html

    home = client.get("/", headers={"host": "alta.localhost"}).text
    assert "og:image" not in home and '<meta name="description"' in home
    alta.header_photo = picture(alta)
    alta.save()
    html = client.get("/", headers={"host": "alta.localhost"}).text
    assert 'og:image:width" content="1200"' in html
