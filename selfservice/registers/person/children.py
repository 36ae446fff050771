"""A citizen's own children, as a dialog may offer them: who they are and when they were born, nothing more."""

from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

from forms_app.filling.applicants import Applicant
from selfservice.accounts.models import CitizenProfile
from selfservice.registers import Unavailable
from selfservice.registers.asking import ask
from selfservice.registers.person.client import register
from selfservice.registers.person.facts import CONNECTOR
from selfservice.registers.person.model import Person
from sites.municipalities.models import Municipality

MOST_CHILDREN = 20  # asked for one by one


def prefill(applicant: Applicant, municipality: Municipality) -> dict[str, Any] | None:
    """The prefill source `children`: {"children": […], "source": …}, None where there are none to offer.

    {"unavailable": True} when the register is slow or down.
    """
    profile = CitizenProfile.objects.filter(user_id=applicant.citizen_id).first()
    national_id = profile.national_id if profile else None
    if not national_id:
        return None
    try:
        parent, children = ask(
            CONNECTOR, municipality.pk, lambda: _family(national_id), settings.PERSON_REGISTER["timeout"]
        )
    except Unavailable:
        return {"unavailable": True}
    offered = [_fact(key, child) for key, child in children if parent and may_be_offered(child, parent)]
    return {"children": offered, "source": parent.source} if parent and offered else None


def may_be_offered(child: Person, parent: Person) -> bool:
    """Whether a dialog may tell a parent about a child.

    A protected child of a parent who is not may be hidden from that very parent: then nothing is told, not
    even that there is a child. Parents can always write themselves.
    """
    return (
        bool(child.name and child.birth_date) and not child.dead and (parent.protected or not child.protected)
    )


def _family(national_id: str) -> tuple[Person | None, list[tuple[str, Person]]]:
    parent = register().fetch(national_id, with_children=True)
    found = [(key, register().fetch(key)) for key in (parent.children if parent else ())[:MOST_CHILDREN]]
    return parent, [(key, child) for key, child in found if child is not None]


def _fact(national_id: str, child: Person) -> dict[str, Any]:
    """What is kept of a child: no national id, and an id that only this installation can make from it."""
    key = salted_hmac(__name__, national_id, algorithm="sha256").hexdigest()[:16]
    return {"id": key, "name": child.name, "birth_date": child.birth_date and child.birth_date.isoformat()}
