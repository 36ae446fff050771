"""What every view of filling in needs to know about a request, found once."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forms_app.definition.loading import load
from forms_app.definition.model import Definition
from forms_app.definition.models import LiveDialog
from forms_app.filling import applicants, drafts, held, owners, prefill
from forms_app.filling.applicants import Applicant, Level
from forms_app.filling.journey import Journey, walk
from forms_app.filling.live import is_version_of, live_dialog, moved_to, was_open
from forms_app.filling.models import Draft
from forms_app.filling.owners import Owner, owner_of
from forms_app.filling.rendering import render_closed
from forms_app.questions.base import AnswerContext
from forms_app.submissions import rows
from forms_app.submissions.models import Submission
from forms_app.submissions.times import in_oslo
from forms_app.uploads import found
from forms_app.uploads.stored import StoredFile
from forms_app.versions import availability
from sites.languages.paths import in_language
from sites.municipalities.models import Municipality
from sites.numbers import channels


@dataclass
class Visit:
    """A request to an open dialog: who, which draft, and the definition that their answers are read by."""

    request: HttpRequest
    municipality: Municipality
    live: LiveDialog
    applicant: Applicant
    owner: Owner
    language: str
    new_token: str = ""
    draft: Draft | None = None
    had_come_to: int = 0  # the furthest step that had been sent in before this request

    @cached_property
    def definition(self) -> Definition:
        """The draft's version; before there is one, the version that the form names, else the live one."""
        if self.draft:
            return load(self.draft.version_id, self.language)
        named = self.request.POST.get("version", "")
        if named.isascii() and named.isdigit() and len(named) < 18 and is_version_of(self.live, int(named)):
            return load(int(named), self.language)
        return load(self.live.version_id, self.language)

    @cached_property
    def typed(self) -> Mapping[str, Any]:
        return (self.draft.typed if self.draft else None) or {}

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """What registers say: kept in the draft, asked where there is none yet. POST can never set them."""
        if self.draft:
            return self.draft.facts or {}
        return prefill.facts_for(self.definition, self.applicant, self.municipality)

    @cached_property
    def files(self) -> Mapping[str, tuple[StoredFile, ...]]:
        """The files of the draft, by place of their question."""
        return found.of_draft(self.draft) if found.asks_for_files(self.definition) else {}

    @cached_property
    def earlier(self) -> tuple[StoredFile, ...]:
        """What the citizen has sent here before and may use again."""
        if not (self.is_citizen and found.asks_for_files(self.definition)):
            return ()
        rows = found.sent_before(self.applicant.citizen_id, self.municipality.pk)
        return tuple(row.stored for row in rows)

    @cached_property
    def context(self) -> AnswerContext:
        return AnswerContext(self.facts, timezone.localdate(), self.files, self.earlier)

    @cached_property
    def journey(self) -> Journey:
        return walk(self.definition, self.typed, self.context)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the dialog is published in, its own first."""
        return load(self.live.version_id, self.language).languages

    @cached_property
    def channel(self) -> str:
        """What led here, for the numbers: kept in the draft, before there is one on the addresses."""
        return self.draft.channel if self.draft else channels.of(self.request)

    @property
    def must_log_in(self) -> bool:
        """Whether the level is too low. A new draft needs today's level, whatever version a form names."""
        levels = [self.definition.level]
        if self.draft is None:
            levels.append(load(self.live.version_id, self.language).level)
        return not all(self.applicant.reaches(Level(level)) for level in levels)

    @property
    def is_behind(self) -> bool:
        """Whether the draft was begun on an older version than citizens get now."""
        return self.draft is not None and self.draft.version_id != self.live.version_id

    @property
    def is_citizen(self) -> bool:
        return self.applicant.citizen_id is not None

    @property
    def is_somebody_elses(self) -> bool:
        """Whether a form was made for a citizen who is not the one logged in now."""
        named = self.request.POST.get("owner", "")
        return bool(named) and held.citizen_named(named) != self.applicant.citizen_id

    def closed_page(self) -> HttpResponse | None:
        """What is shown instead of the dialog while it is not open for this owner; None when it is."""
        found = availability.closure(self._rules)
        if found is None:
            return None
        draft = self.draft or (self.find_draft() if found.until else None)
        if found.lets_on(draft and draft.created_at):
            return None
        title = load(self.live.version_id, self.language).title
        return render_closed(self.request, self.live.slug, found, title)

    @property
    def deadline(self) -> str:
        """Until when this must be sent, said on the last day and in the extra time after it; else empty."""
        closes = self._rules.closes_at if self._rules else None
        if closes is None or closes - timezone.now() > timedelta(days=1):
            return ""
        if closes > timezone.now():
            return _("Send this before %(time)s. Then the form closes.") % {"time": in_oslo(closes)}
        until = closes + timedelta(minutes=self._rules.grace_minutes)
        return _("The form is closed. You have begun, so you can still send until %(time)s.") % {
            "time": in_oslo(until)
        }

    @property
    def _rules(self) -> availability.Availability | None:
        return availability.rules_of(self.live.dialog, self.municipality.pk)

    def find_draft(self) -> Draft | None:
        """Reads the owner's draft. A browser that comes without a token has none."""
        if self.new_token and not self.is_citizen:
            return None
        return self.adopt(drafts.find(self.owner, self.municipality, self.live.dialog))

    def adopt(self, draft: Draft | None) -> Draft | None:
        """Goes on with this draft, or with none."""
        self.draft = draft
        for name in ("definition", "typed", "facts", "files", "context", "journey", "channel"):
            self.__dict__.pop(name, None)
        return draft

    @property
    def posted_key(self) -> uuid.UUID | None:
        """The client key in a form: the id that its draft, and then its submission, has or is to get."""
        try:
            return uuid.UUID(self.request.POST.get("key", ""))
        except ValueError:
            return None

    @property
    def start_page(self) -> str:
        """The address of the page that tells what the dialog is."""
        return self.url("start").removesuffix("start/")

    def url(self, name: str, *more: Any) -> str:
        return _address(self.language, name, self.live.slug, *more)

    def login_url(self, next_url: str) -> str:
        level = Level(self.definition.level)
        # Without a level of its own a dialog asks for a login only to find a citizen's draft again.
        return applicants.login_url(self.request, level if level.rank else Level.SUBSTANTIAL, next_url)

    def where_to_go_on(self, journey: Journey) -> str:
        """The address of what is to be done first."""
        return self.url("review") if journey.todo is None else self.url("step", journey.todo)

    def sent_by_key(self) -> Submission | None:
        """The owner's submission that the posted client key has become."""
        key = self.posted_key
        if key is None:
            return None
        return rows.find(Submission, id=key, municipality_id=self.municipality.pk, **self.owner.columns)

    def just_sent(self) -> Submission | None:
        """What the owner sent last in this dialog: somebody who goes back after sending meets its receipt."""
        sent = self.owner.submissions(self.municipality).filter(dialog=self.live.dialog)
        return sent.order_by("-sent_at").first()


@lru_cache(maxsize=10_000)
def _address(language: str, name: str, *more: Any) -> str:
    """An address in the active language: a page has ten of them, and they never change."""
    return reverse(f"filling:{name}", args=more)


def open_visit(request: HttpRequest, slug: str) -> Visit | None:
    """The visit, or None when the dialog is closed. Raises Http404 when there never was one."""
    municipality = getattr(request, "municipality", None)
    if municipality is None:
        raise Http404
    live = live_dialog(municipality, slug)
    if live is None:
        if not was_open(municipality, slug):
            raise Http404
        return None
    applicant = applicants.current(request)
    owner = owner_of(request, applicant)
    new_token = ""
    if not owner.browser:
        new_token = owners.new_token()
        owner = Owner(owner.citizen_id, owners.fingerprint(new_token))
    return Visit(request, municipality, live, applicant, owner, get_language() or "nb", new_token)


def _moved(request: HttpRequest, slug: str) -> HttpResponse | None:
    """On to the dialog's new address, with all that is posted: somebody was filling it in when it was renamed."""
    there = moved_to(request.municipality, slug)  # type: ignore[attr-defined]
    if there is None:
        return None
    path = request.get_full_path().replace(f"/{slug}/", f"/{there}/", 1)
    return redirect(path, preserve_request=True)


def visiting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Calls a view with the Visit in place of the slug; nothing of the answer may be stored by a cache."""

    @wraps(view)
    def wrapped(request: HttpRequest, slug: str, **more: Any) -> HttpResponse:
        visit = open_visit(request, slug)
        if visit is None:
            response = _moved(request, slug) or render_closed(request, slug)
        elif request.method != "POST" and visit.language not in visit.languages:
            response = redirect(in_language(request.path, visit.languages[0]))
        elif request.method != "POST" and (closed := visit.closed_page()):
            response = closed  # posts are saved first: each view says so itself
        else:
            response = view(request, visit, **more)
            if request.method != "POST" and visit.language not in visit.definition.languages:
                # A draft on an older version, of before the dialog was translated.
                response = redirect(in_language(request.path, visit.definition.languages[0]))
        patch_cache_control(response, private=True, no_store=True)
        if visit and visit.new_token:
            owners.give_token(response, visit.new_token)
        return response

    return wrapped


def to_receipt(sent: Submission) -> HttpResponse:
    """On to the receipt of what was sent."""
    return redirect("receipts:receipt", sent.reference)
