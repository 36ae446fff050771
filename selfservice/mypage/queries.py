"""What a citizen has here: read in a fixed number of queries, however much there is.

Every function takes the account and the municipality; nobody else's rows, and no other municipality's, are
reachable from here. Of what is sealed only drafts are opened, to say what is left of them.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, F, Func, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import IsNull

from forms_app.definition.models import LiveDialog
from forms_app.filling.applicants import Applicant
from forms_app.filling.models import Draft
from forms_app.submissions.models import Submission
from selfservice.accounts.models import CitizenProfile
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import for_municipality

_SEALED = ("answers_sealed", "facts_sealed")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How much a citizen has in another municipality: numbers only."""

    municipality: Municipality
    submissions: int
    drafts: int


def drafts(citizen_id: int, municipality: Municipality) -> QuerySet[Draft]:
    """The citizen's drafts, the last touched first, with their versions. One query."""
    rows = for_municipality(Draft.objects.filter(citizen_id=citizen_id), municipality)
    return rows.select_related("version").order_by("-updated_at")


def open_dialogs(municipality: Municipality, dialogs: list[UUID]) -> dict[UUID, tuple[str, int]]:
    """Where each of these dialogs is open now, and at which version; a closed one is left out. One query."""
    rows = for_municipality(LiveDialog.objects.filter(dialog__in=dialogs), municipality)
    found = rows.exclude(version=None).values_list("dialog", "slug", "version_id")
    return {dialog: (slug, version) for dialog, slug, version in found}


def submissions(citizen_id: int, municipality: Municipality, language: str) -> QuerySet[Submission]:
    """What the citizen has sent, newest first, each with `title` and all that its timeline needs.

    Three queries, however many are taken. `title` is the dialog's, of the version it was given in, in
    `language`; where that version lacks the language, in its own (`title_language`).
    """
    rows = for_municipality(Submission.objects.filter(citizen_id=citizen_id), municipality)
    source = _text("source_language")
    translated = NullIf(_title(Value(language)), Value("", TextField()))
    rows = rows.annotate(
        title=Coalesce(translated, _title(source)),
        title_language=Case(
            When(IsNull(translated, True), then=source), default=Value(language, TextField())
        ),
    )
    rows = rows.select_related("case").defer(*_SEALED).order_by("-sent_at")
    return rows.prefetch_related("deliveries", "case__events", "access_log")


def _title(language: Value | Func) -> Func:
    return _text("texts", language, "title")


def _text(*path: Func | Value | str) -> Func:
    """A text of the version's definition."""
    steps = (Value(step) if isinstance(step, str) else step for step in path)
    return Func(
        F("version__definition"), *steps, function="jsonb_extract_path_text", output_field=TextField()
    )


def elsewhere(citizen_id: int, here: Municipality) -> list[Elsewhere]:
    """The other municipalities where the citizen has something. Three queries."""

    def counted(model: type[Draft] | type[Submission]) -> Counter[int]:
        rows = model.objects.filter(citizen_id=citizen_id).exclude(municipality=here).order_by()
        return Counter(dict(rows.values_list("municipality").annotate(Count("pk"))))

    sent, begun = counted(Submission), counted(Draft)
    found = Municipality.objects.filter(pk__in=sent.keys() | begun.keys()).select_related("site")
    return [Elsewhere(one, sent[one.pk], begun[one.pk]) for one in found]


def reachable_at(citizen_id: int) -> tuple[str, str]:
    """Where the citizen wants notices and in which language; empty where they have not said so."""
    profile = CitizenProfile.objects.filter(pk=citizen_id).first()
    return (profile.notice_email or "", profile.language) if profile else ("", "")


def profile_facts(applicant: Applicant, municipality: Municipality) -> dict[str, str] | None:
    """The prefill source `profile`: {"email": where the citizen wants notices}; None where there is none."""
    email = notice_email(applicant.citizen_id) if applicant.citizen_id else None
    return {"email": email} if email else None


def notice_email(citizen_id: int) -> str | None:
    """Where the citizen wants notices, if they have said so."""
    profile = CitizenProfile.objects.filter(pk=citizen_id).first()
    return profile.notice_email if profile else None
