from datetime import timedelta

import pytest
from django.utils import timezone

from forms_app.delivery.models import Delivery
from tests import factories

SECRETS = {"boat": "Snekke Synnøve", "email": "kari.test@eksempel.example", "name": "Kari Prøve"}


@pytest.fixture
def alta(db):
    return factories.municipality(
        "alta",
        names={"nb": "Alta kommune", "se": "Álttá gielda"},
        email="post@alta.example",
        phone="78455000",
    )


@pytest.fixture
def sent(alta):
    """A submission just sent, with its three deliveries due."""
    return submit(alta)


def submit(alta, language="nb", browser="b" * 64, **dialog):
    boat = factories.compiled_question("text", "Navn på båten")
    email = factories.compiled_question("email", "E-post", receipt=True)
    dialog.setdefault("slug", f"batplass-{browser[-8:]}-{language}")
    version = factories.dialog_version(alta, [boat], [email], **dialog)
    typed = {boat["id"]: SECRETS["boat"], email["id"]: SECRETS["email"]}
    draft = factories.draft(version, None, typed, language=language, browser=browser)
    return factories.send(draft)


def delivery(submission, channel):
    return Delivery.objects.get(submission=submission, channel=channel)


def make_due(submission, ago=timedelta(minutes=2)):
    """Lets the waiting time of what is pending pass, and the lease of whoever died."""
    then = timezone.now() - ago
    rows = Delivery.objects.filter(submission=submission, state=Delivery.State.PENDING)
    rows.update(next_try_at=then)
    rows.exclude(leased_until=None).update(leased_until=then)
