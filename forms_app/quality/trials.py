"""The page where editors send robots through a dialog, and keep what they expect of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms_app.quality import expectations, tasks
from forms_app.quality.findings import Subject
from forms_app.quality.models import Expectation, RobotRun
from forms_app.quality.views import editable
from sites.municipalities import scoping

RUNS_SHOWN = 3


@require_http_methods(["GET", "POST"])
def trials(request: HttpRequest, page_id: int) -> HttpResponse:
    """The robots' reports and the expectations, each with how it stands with the draft as saved last."""
    page = editable(request.user, page_id)
    subject = Subject(page, scoping.municipality_of_page(page))
    if request.method == "POST":
        _act(request, subject)
        return redirect("quality:trials", page.pk)
    kept = Expectation.objects.filter(dialog=page.translation_key)
    runs = list(RobotRun.objects.filter(page_id=page.pk)[:RUNS_SHOWN])
    context = {
        "header_title": _("Trials"),
        "page": page,
        "runs": runs,
        "waiting": any(run.state == RobotRun.State.WAITING for run in runs),
        "expectations": [
            (row, expectations.differences(subject.definition, row) if subject.definition else None)
            for row in kept
        ],
    }
    return render(request, "forms_app/quality/trials.html", context)


def _act(request: HttpRequest, subject: Subject) -> None:
    page = subject.page
    kept = Expectation.objects.filter(dialog=page.translation_key)
    if "robot" in request.POST and subject.municipality is not None:
        # One that waits has not begun yet, and will meet the same draft.
        if not RobotRun.objects.filter(page_id=page.pk, state=RobotRun.State.WAITING).exists():
            run = RobotRun.objects.create(
                municipality=subject.municipality, page_id=page.pk, started_by=request.user
            )
            tasks.ring_for(run)
        messages.success(request, _("The robot is on its way. Its report comes here."))
    elif "remove" in request.POST:
        scoping.get_or_404(kept, pk=request.POST["remove"]).delete()
        messages.success(request, _("The expectation has been removed."))
    elif "renew" in request.POST and subject.definition is not None:
        row = scoping.get_or_404(kept, pk=request.POST["renew"])
        row.expected = expectations.outcome(subject.definition, row.typed, row.today)
        row.save(update_fields=["expected"])
        messages.success(request, _("What the dialog does now is what is expected of it."))


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answers given in the preview become an expectation with a name."""
    page = editable(request.user, page_id)
    subject = Subject(page, scoping.municipality_of_page(page))
    definition, name = subject.definition, request.POST.get("name", "").strip()[:100]
    problem = ""
    if definition is None:
        problem = _("Mend the errors in the dialog first.")
    elif request.method == "POST" and not name:
        problem = _("Give it a name that says what it tries.")
    elif request.method == "POST":
        if Expectation.objects.filter(dialog=page.translation_key, name=name).exists():
            problem = _("There is one with this name. Give it another.")
        else:
            _keep(request, subject, definition, name)
            return redirect("quality:trials", page.pk)
    context = {
        "header_title": _("Record answers"),
        "page": page,
        "name": name,
        "problem": problem,
        "preview_url": reverse("wagtailadmin_pages:view_draft", args=[page.pk]) + "?mode=steps",
    }
    return render(request, "forms_app/quality/record.html", context)


def _keep(request: HttpRequest, subject: Subject, definition: Any, name: str) -> None:
    typed, today = expectations.read_answers(definition, request.POST), timezone.localdate()
    expected = expectations.outcome(definition, typed, today)
    Expectation.objects.create(
        municipality=subject.municipality,
        dialog=subject.page.translation_key,
        name=name,
        typed=typed,
        expected=expected,
        today=today,
        created_by=request.user,
    )
    messages.success(
        request,
        _("Recorded: the answers cannot be sent, and that is expected.")
        if expected["ends"]
        else _("Recorded: the answers can be sent, and that is expected."),
    )
