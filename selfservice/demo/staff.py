"""The demo's staff accounts: one for each role of each municipality, and the region's."""

from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from selfservice.demo.municipalities import REGION, DemoMunicipality
from sites.municipalities.models import Municipality, StaffRole
from sites.municipalities.onboarding import ensure_region_group

Role = StaffRole.Role
# Name before the @, and how the account is called.
_ACCOUNTS = {
    Role.EDITOR: ("redaktor", "Redaktør"),
    Role.DIALOG_EDITOR: ("skjema", "Skjemaredaktør"),
    Role.APPROVER: ("godkjenner", "Godkjenner"),
    Role.CASE_WORKER: ("saksbehandler", "Saksbehandler"),
    Role.COMMUNICATIONS: ("kommunikasjon", "Kommunikasjon"),
}


def ensure_staff(demo: DemoMunicipality, municipality: Municipality, password: str) -> None:
    """Makes the accounts that are missing; those that are there keep their password and their groups."""
    groups = {row.role: row.group for row in municipality.staff_roles.select_related("group")}
    for role, (name, title) in _ACCOUNTS.items():
        _ensure(f"{name}@{demo.slug}.example", title, demo.name, groups[role], password)


def ensure_region_staff(password: str) -> None:
    """Makes the account that runs the installation for every municipality."""
    _ensure("region@portal.example", "Regionen", REGION, ensure_region_group(), password)


def _ensure(address: str, first_name: str, last_name: str, group: object, password: str) -> None:
    users = get_user_model().objects
    if users.filter(username=address).exists():
        return
    names = {"first_name": first_name, "last_name": last_name}
    user = users.create(username=address, email=address, password=_hashed(password), **names)
    user.groups.add(group)


@cache
def _hashed(password: str) -> str:
    """One hash for all accounts: they share the password, and making a hash takes half a second."""
    return make_password(password)
