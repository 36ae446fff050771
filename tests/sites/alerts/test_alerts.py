"""Emergency messages: on every page at once, in the right places, by the right people."""

import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from sites.alerts.models import Alert
from sites.alerts.showing import follow_the_clock
from sites.pagecache import stamps
from sites.pagecache.models import Stamp
from tests import factories
from tests.factories import Role
from tests.sites.alerts.asking import admin, get

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = {"level": "danger", "active": "on", "title_nb": "Kok vannet", "text_nb": "I tre minutter."}


def test_kept_pages_show_it_at_once_and_lose_it_at_once(places):
    alta, loppa, _hasvik = places
    for place in ("alta", "loppa", "hasvik"):
        assert "Kok vannet" not in get("/", place)
    row = factories.alert(alta, "Kok vannet", loppa)
    assert [("Kok vannet" in get("/", place)) for place in ("alta", "loppa", "hasvik")] == [True, True, False]
    assert "Kok vannet" in get("/sok/") and "Kok vannet" in get("/nn/")
    row.active = False
    row.save()
    assert "Kok vannet" not in get("/")


def test_other_processes_see_it_within_a_second(places, monkeypatch):
    """They read the stamps by the clock: nothing else is asked of them."""
    monkeypatch.undo()  # what the tests' clock is (tests/conftest.py)
    name = stamps.content(places[0].pk)
    before = stamps.current(name)
    Stamp.objects.update_or_create(name=name, defaults={"value": before + 1})
    later = time.monotonic() + 1
    monkeypatch.setattr(stamps, "time", SimpleNamespace(monotonic=lambda: later))
    assert stamps.current(name) > before


def test_words_are_in_the_readers_language_or_marked_as_bokmal(places):
    texts = {"nb": {"title": "Kok vannet", "text": "Nå."}, "nn": {"title": "Kok vatnet", "text": "No."}}
    row = factories.alert(places[0], texts=texts)
    assert "Kok vatnet" in get("/nn/") and "Kok vannet" not in get("/nn/")
    row.texts = {"nb": texts["nb"]}
    row.save()
    assert 'data-color="danger" lang="nb"' in get("/nn/")


def test_it_ends_by_itself(places):
    factories.alert(places[0], ends_at=timezone.now() + timedelta(hours=1))
    assert "Kok vannet" in get("/")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        follow_the_clock()
        assert "Kok vannet" not in get("/")
    assert not Alert.objects.get().active


def test_an_alert_costs_no_query_per_page(places, django_assert_num_queries):
    from sites.alerts.showing import messages

    factories.alert(places[0])
    assert len(messages(places[0], "nb")) == 1
    with django_assert_num_queries(0):
        messages(places[0], "nb")


def test_a_municipality_writes_for_itself_only(places):
    alta, loppa, _hasvik = places
    client = admin(factories.staff(alta, Role.COMMUNICATIONS))
    response = client.post("/admin/kriseinformasjon/ny/", WORDS | {"municipalities": [loppa.pk]})
    assert response.status_code == 302
    row = Alert.objects.get()
    assert row.owner == alta and list(row.municipalities.all()) == [alta]
    assert "Kok vannet" in get("/")


def test_the_region_chooses_where_and_only_it_changes_its_own(places):
    alta, loppa, hasvik = places
    client = admin(factories.staff(None))
    assert client.get("/admin/kriseinformasjon/ny/").content.decode().count("checked") >= 3
    client.post("/admin/kriseinformasjon/ny/", WORDS | {"municipalities": [alta.pk, hasvik.pk]})
    row = Alert.objects.get()
    assert row.owner is None and set(row.municipalities.all()) == {alta, hasvik}
    editor = admin(factories.staff(alta))
    assert "Kok vannet" in editor.get("/admin/kriseinformasjon/").content.decode()
    assert editor.get(f"/admin/kriseinformasjon/{row.pk}/").status_code == 404
    other = admin(factories.staff(loppa))
    assert "Kok vannet" not in other.get("/admin/kriseinformasjon/").content.decode()
    client.post(f"/admin/kriseinformasjon/{row.pk}/", WORDS | {"municipalities": [loppa.pk]})
    assert [("Kok vannet" in get("/", place)) for place in ("alta", "loppa", "hasvik")] == [
        False,
        True,
        False,
    ]


def test_words_are_needed_and_a_time_that_is_over_is_refused(places):
    client = admin(factories.staff(places[0]))
    for wrong in ({"title_nb": ""}, {"ends_at": "2020-01-01 10:00"}):
        assert client.post("/admin/kriseinformasjon/ny/", WORDS | wrong).status_code == 200
    assert not Alert.objects.exists()
