import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from sites.municipalities.models import Municipality, Region, StaffRole
from sites.municipalities.onboarding import organisation_number_is_valid
from sites.pagecache.models import Stamp
from sites.pages.models import HomePage, MunicipalityFolder
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Role = StaffRole.Role

ARGUMENTS = [
    "--number=5601", "--organisation-number=944588132", "--name-nb=Alta", "--name-se=Áltá",
    "--host=alta.localhost", "--reception-address=postmottak@alta.example", "--region=Vest-Finnmark",
]  # fmt: skip


def add(*more: str) -> Municipality:
    call_command("add_municipality", "alta", "--empty", *ARGUMENTS, *more)
    return Municipality.objects.get(slug="alta")


def everything() -> list:
    models = (Municipality, Region, StaffRole, Page, Site, Stamp, Locale)
    return [list(model.objects.order_by("pk").values()) for model in models] + [
        sorted(role.group.permissions.values_list("codename", flat=True)) for role in StaffRole.objects.all()
    ]


def test_makes_the_tree_that_permissions_rest_on(settings):
    alta = add("--language=nb", "--language=nn", "--language=se")
    homes = list(HomePage.objects.child_of(alta.folder))
    assert isinstance(alta.folder.specific, MunicipalityFolder) and alta.folder.depth == 2
    assert {home.locale.language_code for home in homes} == {"nb", "nn", "se"}
    assert len({home.translation_key for home in homes}) == 1
    assert {home.title for home in homes} == {"Alta", "Áltá"}
    assert Page.find_problems() == ([], [], [], [], [])
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"nb", "nn", "se", "en"}


def test_pages_have_addresses_on_the_municipalitys_own_host_and_port(settings):
    alta = add()
    root = f"http://alta.localhost:{settings.PUBLIC_PORT}"
    assert alta.root_url == root
    assert factories.home(alta, "nb").full_url == f"{root}/"
    assert factories.home(alta, "nn").full_url == f"{root}/nn/"


def test_wagtails_default_site_and_groups_with_rights_everywhere_are_gone():
    start = factories.web_page(Page.get_first_root_node(), Page, "home")
    Site.objects.create(hostname="localhost", root_page=start, is_default_site=True)
    for name in ("Editors", "Moderators"):
        Group.objects.create(name=name)
    add()
    assert not Site.objects.filter(is_default_site=True).exists()
    assert not Page.objects.filter(slug="home").exists()
    assert not Group.objects.filter(staff_role=None).exists()


def test_running_it_again_changes_nothing():
    add()
    before = everything()
    with CaptureQueriesContext(connection) as queries:
        add()
    assert everything() == before
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_running_it_with_other_values_updates_and_tells_every_process():
    alta = add()
    stamp = Stamp.objects.get(name="municipalities").value
    add(
        "--colour=#224466",
        "--language=nb",
        "--language=nn",
        "--language=en",
        "--reception-address=ny@alta.example",
    )
    again = Municipality.objects.get()
    assert (again.pk, again.colour, again.reception_address) == (alta.pk, "#224466", "ny@alta.example")
    assert again.languages == ["nb", "nn", "en"]
    assert factories.home(again, "en").translation_key == factories.home(again).translation_key
    assert Stamp.objects.get(name="municipalities").value > stamp


@pytest.mark.parametrize(
    "wrong",
    ["--organisation-number=944588133", "--host=alta localhost", "--reception-address=alta", "--colour=red"],
)
def test_a_wrong_value_is_refused_and_leaves_nothing_behind(wrong):
    with pytest.raises(CommandError):
        add(wrong)
    assert not Municipality.objects.exists() and not MunicipalityFolder.objects.exists()


def test_bokmal_is_always_there():
    with pytest.raises(ValidationError):
        factories.municipality("alta", languages=["nn"])


@pytest.mark.parametrize(
    ("role", "own"),
    [
        (Role.EDITOR, {"add", "change", "publish"}),
        (Role.COMMUNICATIONS, {"add", "change"}),
        (Role.CASE_WORKER, set()),
    ],
)
def test_staff_reach_their_own_municipality_only(role, own):
    alta, loppa = factories.municipality("alta"), factories.municipality("loppa")
    user = factories.staff(alta, role)
    assert user.has_perm("wagtailadmin.access_admin")
    for owner, rights in ((alta, own), (loppa, set())):
        tester = factories.home(owner).permissions_for_user(user)
        assert tester.can_edit() == ("change" in rights)
        assert tester.can_publish() == ("publish" in rights)
        assert tester.can_add_subpage() == ("add" in rights)
    has_media = role != Role.CASE_WORKER
    assert user.groups.get().collection_permissions.filter(collection=alta.collection).exists() == has_media


def test_the_region_reaches_all():
    alta, region = factories.municipality("alta"), factories.staff(None)
    assert factories.home(alta).permissions_for_user(region).can_publish()
    assert region.groups.get().page_permissions.values("page").distinct().count() == 1


@pytest.mark.parametrize(
    ("number", "valid"),
    [("944588132", True), ("944588133", False), ("94458813", False), ("94458813x", False)],
)
def test_organisation_numbers_carry_a_check_digit(number, valid):
    assert organisation_number_is_valid(number) is valid


def test_synthetic_organisation_numbers_are_valid():
    assert all(organisation_number_is_valid(factories.organisation_number(seed)) for seed in range(200))
