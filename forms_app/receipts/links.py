"""Addresses of receipts, made from the Site row and never from a request."""

from django.urls import reverse
from django.utils import translation

from forms_app.submissions.models import Submission


def receipt_url(submission: Submission) -> str:
    """The absolute address of a receipt, in the language that the citizen used."""
    with translation.override(submission.language):
        path = reverse("receipts:receipt", args=[submission.reference])
    return submission.municipality.root_url + path
