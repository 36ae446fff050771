"""Two municipalities with something of everything, and somebody in every role."""

import io
import itertools
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from forms_app.bank.models import BankEntry
from forms_app.delivery.models import Delivery
from forms_app.formio.models import FormImport
from sites.municipalities.models import Municipality
from sites.pages.models import ContentPage
from tests import factories
from tests.factories import Role

_numbers = itertools.count(1)


@dataclass
class Tenant:
    """What belongs to one municipality. `marks` are words found nowhere but in its own things."""

    municipality: Municipality
    objects: dict[str, Any]
    staff: dict[str, Any]
    marks: list[str] = field(default_factory=list)


def tenant(slug: str, owner: Any) -> Tenant:
    """A municipality with a page, an image, a document, a live dialog, and a submission of `owner`'s."""
    mark = f"Kjennemerke{slug.capitalize()}"
    municipality = factories.municipality(slug)
    page = factories.dialog_page(municipality, title=f"{mark}-dialog", slug=f"merke-{slug}")
    version = factories.published(page)
    picture = io.BytesIO()
    Picture.new("RGB", (8, 8)).save(picture, "PNG")
    image = get_image_model().objects.create(
        title=f"{mark}-bilde",
        file=ContentFile(picture.getvalue(), f"{slug}.png"),
        collection=municipality.collection,
    )
    document = get_document_model().objects.create(
        title=f"{mark}-dokument", file=ContentFile(b"x", f"{slug}.txt"), collection=municipality.collection
    )
    submission = factories.submission(version, citizen=owner)
    delivery = Delivery.objects.create(
        municipality=municipality,
        submission=submission,
        channel="notice_mail",
        state=Delivery.State.ATTENTION,
        attempts=8,
    )
    BankEntry.objects.create(
        municipality=municipality, label=f"{mark}-bank", block=factories.question("text", f"{mark}-felt")
    )
    form_import = FormImport.objects.create(
        municipality=municipality, name=f"{mark}.json", page=page, state=FormImport.State.DONE
    )
    submitted = factories.web_page(
        factories.home(municipality), ContentPage, f"vedtak-{slug}", title=f"{mark}-vedtak"
    )
    submitted.save_revision()
    objects = {
        "page": page,
        "submitted": submitted,
        "workflow": submitted.get_workflow().start(submitted, None),
        "form_import": form_import,
        "translation": factories.translation(page),
        "image": image,
        "document": document,
        "submission": submission,
        "delivery": delivery,
        "attachment": factories.attachment(submission=submission),
        "collection": municipality.collection,
        "dialog": page.slug,
        # Not shown just now: what is shown is everybody's.
        "alert": factories.alert(municipality, f"{mark}-varsel", active=False),
        "answer": factories.answer(municipality, question_nb=f"{mark}-spørsmål"),
    }
    staff = {role: factories.staff(municipality, role) for role in Role if role != Role.REGION}
    marks = [mark, submission.reference]
    return Tenant(municipality, objects, staff, marks)
