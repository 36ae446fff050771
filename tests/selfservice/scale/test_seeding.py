import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from sites.municipalities.models import Municipality
from sites.pages.models import HomePage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_database_is_not_filled_by_accident():
    with pytest.raises(CommandError):
        call_command("seed_scale", "2")
    assert not Municipality.objects.exists()


def test_copies_are_whole_municipalities_of_their_own():
    call_command("seed_scale", "2", "--pages=27", "--made-up-data")
    first, second = Municipality.objects.order_by("slug")
    assert Page.find_problems() == ([], [], [], [], [])
    for municipality in (first, second):
        for home in HomePage.objects.child_of(municipality.folder):
            assert Page.objects.descendant_of(home, inclusive=True).count() == 27
    pages = Page.objects.descendant_of(second.folder)
    assert not pages.filter(
        translation_key__in=Page.objects.descendant_of(first.folder).values("translation_key")
    )
    assert {type(page) for page in pages.specific()} == {
        type(page) for page in Page.objects.descendant_of(first.folder).specific()
    }
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    assert IndexEntry.objects.filter(object_id__in=ids).count() == len(ids)
    own = ReferenceIndex.objects.filter(object_id__in=ids, to_content_type__model="page")
    assert own.exists() and set(own.values_list("to_object_id", flat=True)) <= set(ids)

    client = Client(headers={"host": f"{second.slug}.localhost"})
    front = client.get("/").content.decode()
    assert "Måling 002" in front and "Måling 001" not in front and 'href="/om-kommunen/"' in front
    for path in ("/en/om-kommunen/", "/nn/selvbetjening/meld-feil/", "/om-kommunen/kontakt-oss/"):
        assert client.get(path).status_code == 200, path

    editor = factories.get_user_model().objects.get(username=f"redaktor@{second.slug}.example")
    assert not editor.has_usable_password() and not editor.check_password("")
    assert second.folder.get_children().first().permissions_for_user(editor).can_publish()
