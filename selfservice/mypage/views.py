"""Min side: what a citizen has begun, what they have sent and what became of it, and what we know of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from forms_app.filling import applicants
from forms_app.filling.applicants import Level
from forms_app.national_id import masked
from selfservice.accounts.models import CitizenProfile
from selfservice.accounts.session_end import notice
from selfservice.accounts.sessions import citizen_of
from selfservice.mypage import cards, queries
from selfservice.mypage.forms import ProfileForm
from selfservice.mypage.session import session_info
from selfservice.registers.person.facts import person_facts
from sites.languages.paths import DEFAULT, in_language
from sites.municipalities.models import Municipality
from sites.municipalities.scoping import get_or_404

PER_PAGE = 10
REGISTER_TIMEOUT = 1.5  # seconds that the profile page may wait for the register
LANGUAGE_FOLLOWED = "mypage_language_followed"


def citizens_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the id of the citizen's account; others are sent to log in and come back.

    Nothing of the answer may be stored, by the browser or by anything on the way.
    """

    @wraps(view)
    @cache_control(private=True, no_store=True)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.municipality is None:
            raise Http404
        applicant = applicants.current(request)
        if not applicant.reaches(Level.SUBSTANTIAL):
            back = request.get_full_path() if request.method == "GET" else reverse("mypage:overview")
            return redirect(applicants.login_url(request, Level.SUBSTANTIAL, back))
        return view(request, applicant.citizen_id, *args, **kwargs)

    return wrapped


@require_safe
@citizens_only
def overview(request: HttpRequest, citizen_id: int) -> HttpResponse:
    """Drafts, submissions with their timelines, and how much there is in other municipalities."""
    municipality, language = request.municipality, get_language() or DEFAULT
    preferred = _preferred_language(request, citizen_id)
    if preferred not in ("", language) and preferred in municipality.languages:
        return redirect(in_language(request.get_full_path(), preferred))
    drafts = list(queries.drafts(citizen_id, municipality))
    opened = queries.open_dialogs(municipality, [draft.dialog for draft in drafts])
    page = Paginator(queries.submissions(citizen_id, municipality, language), PER_PAGE).get_page(
        request.GET.get("side")
    )
    context = {
        "here": "overview",
        "portal": in_language("/selvbetjening/", language),
        "drafts": [cards.of_draft(draft, opened, language) for draft in drafts],
        "submissions": [cards.of_submission(submission) for submission in page],
        "page_of_submissions": page,
        "elsewhere": [
            (there, _address_in(there.municipality, language))
            for there in queries.elsewhere(citizen_id, municipality)
        ],
        "session": session_info(citizen_of(request)),
        "session_end": notice(request),
    }
    return render(request, "selfservice/mypage/overview.html", context)


def _preferred_language(request: HttpRequest, citizen_id: int) -> str:
    """The language to open Min side in, the first time in a session; later the language menu decides."""
    if LANGUAGE_FOLLOWED in request.session:
        return ""
    request.session[LANGUAGE_FOLLOWED] = True
    return CitizenProfile.objects.filter(pk=citizen_id).values_list("language", flat=True).first() or ""


def _address_in(municipality: Municipality, language: str) -> str:
    """Min side of another municipality, in the same language where it has that."""
    with override(language if language in municipality.languages else DEFAULT):
        return municipality.root_url + reverse("mypage:overview")


@require_http_methods(["GET", "HEAD", "POST"])
@citizens_only
def delete_draft(request: HttpRequest, citizen_id: int, draft_id: UUID) -> HttpResponse:
    """Asks whether to delete a draft, and deletes it."""
    own = queries.drafts(citizen_id, request.municipality)
    if request.method == "POST":
        with transaction.atomic():
            get_or_404(own.select_for_update(of=("self",)), pk=draft_id).delete()
        messages.success(request, _("The draft is deleted."))
        return redirect("mypage:overview")
    card = cards.of_draft(get_or_404(own, pk=draft_id), {}, get_language() or DEFAULT)
    return render(request, "selfservice/mypage/delete_draft.html", {"draft": card})


@require_http_methods(["GET", "HEAD", "POST"])
@citizens_only
def profile(request: HttpRequest, citizen_id: int) -> HttpResponse:
    """What we know about the citizen and from where, and what they may change themselves."""
    own = get_or_404(CitizenProfile.objects.all(), pk=citizen_id)
    initial = {"language": own.language or get_language(), "notice_email": own.notice_email or ""}
    form = ProfileForm(request.municipality, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        own.language = form.cleaned_data["language"]
        own.notice_email = form.cleaned_data["notice_email"] or None
        own.save(update_fields=["language", "notice_email_sealed"])
        with override(own.language):
            messages.success(request, _("Your choices are saved."))
            return redirect("mypage:profile")
    person = person_facts(citizen_id, request.municipality, REGISTER_TIMEOUT)
    context = {
        "here": "profile",
        "trail": [{"title": _("My page"), "url": reverse("mypage:overview")}],
        "person": person,
        "fetched_at": parse_datetime(person.facts["fetched_at"]) if person.facts else None,
        "national_id": masked(own.national_id),
        "form": form,
        "session": session_info(citizen_of(request)),
        "session_end": notice(request),
    }
    return render(request, "selfservice/mypage/profile.html", context)
