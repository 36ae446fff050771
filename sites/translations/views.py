"""The list of what is translated, and the one page where a page is translated as a whole."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from sites.admin.policy import PAGE_STAFF
from sites.languages.paths import DEFAULT
from sites.municipalities import scoping
from sites.municipalities.models import Region
from sites.navigation.chrome import OWN_NAMES
from sites.translations import listing, outdated, trees, work
from sites.translations.models import OutdatedTranslation
from sites.translations.texts import LACKING, State, texts_of
from sites.translations.trees import Tree

PER_PAGE = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The municipalities that the account writes for, and for the region what it shares; straight to it where there
    is only one."""
    places = list(scoping.municipalities_of(request.user, *PAGE_STAFF).order_by("slug"))
    regions = Region.objects.filter(folder__isnull=False) if scoping.is_region(request.user) else ()
    if len(places) == 1 and not regions:
        return redirect("translations:pages", places[0].pk)
    context = {"header_title": _("Translations"), "places": places, "regions": regions}
    return render(request, "sites/translations/index.html", context)


@require_safe
def pages(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Every page of a municipality, and how far each of its languages has come."""
    places = scoping.municipalities_of(request.user, *PAGE_STAFF).select_related("folder")
    place = scoping.get_or_404(places, pk=municipality_id)
    own = scoping.municipalities_of(request.user, scoping.Role.EDITOR).filter(pk=place.pk)
    chooser = reverse("translations:languages", args=[place.pk]) if own else ""
    return _listed(request, trees.of_municipality(place), chooser)


@require_safe
def shared(request: HttpRequest, region_id: int) -> HttpResponse:
    """The same for the pages that a region shares. Only the region reaches it (sites.admin.policy)."""
    regions = Region.objects.filter(folder__isnull=False).select_related("folder")
    return _listed(request, trees.of_region(scoping.get_or_404(regions, pk=region_id)))


def _listed(request: HttpRequest, tree: Tree, chooser: str = "") -> HttpResponse:
    page = Paginator(listing.sources(tree), PER_PAGE).get_page(request.GET.get("p"))
    behind = OutdatedTranslation.objects.filter(page__path__startswith=tree.path).order_by("since")
    keys = dict(
        listing.sources(tree)
        .filter(translation_key__in=behind.values("page__translation_key"))
        .values_list("translation_key", "pk")
    )
    context = {
        "header_title": _("Translations"),
        "tree": tree,
        "languages": [OWN_NAMES[code] for code in tree.languages],
        "page": page,
        "rows": listing.rows(page.object_list, tree.languages),
        "behind": [
            (row, row.page.locale.language_code, keys[row.page.translation_key])
            for row in behind.select_related("page__locale")
            if row.page.translation_key in keys
        ],
        "chooser": chooser,
    }
    return render(request, "sites/translations/pages.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """A whole page, text beside text. `action` is begin, draft, save, submit (to be approved) or publish."""
    page, tree, locale = _source(request.user, page_id, language)
    translation = work.of_page(page, locale)
    action = request.POST.get("action")
    again = redirect("translations:translate", page.pk, language)
    if translation is None:
        if action == "begin":
            if not page.permissions_for_user(request.user).can_edit():
                raise PermissionDenied
            try:
                work.begin(page, locale, request.user)
            except work.CannotBegin as reason:
                messages.error(request, str(reason))
            return again
        there = page.get_translation_or_none(locale)
        written = there if there is not None and work.is_written(there.specific) else None
        context = _context(page, tree, language) | {"written": written}
        return render(request, "sites/translations/begin.html", context)
    target = translation.get_target_instance()
    rights = target.permissions_for_user(request.user)
    if not rights.can_edit():
        raise PermissionDenied
    wrong: dict[int, str] = {}
    if request.method == "POST":
        wrong = work.write(translation, request.POST, request.user)
        if not wrong:
            _act(request, action, translation, rights)
            return again
        messages.error(request, _("Some texts could not be saved. They are marked below."))
    return render(
        request,
        "sites/translations/translate.html",
        _context(page, tree, language)
        | _work(request, translation, wrong)
        | {"target": target, "rights": rights},
    )


def _act(request: HttpRequest, action: str | None, translation: Translation, rights: Any) -> None:
    """Does what the editor pressed, once what was written is kept, and says what came of it."""
    if action == "draft" and work.can_draft(translation):
        count = work.draft(translation)
        said = ngettext(
            "%(count)d text was drafted. Check it before it is published.",
            "%(count)d texts were drafted. Check them before they are published.",
            count,
        )
        messages.success(request, said % {"count": count})
        return
    left = sum(text.state in LACKING for text in texts_of(translation))
    publish = action == "publish" and rights.can_publish() and not left
    work.save(translation, request.user, publish=publish)
    outdated.note(translation.source)
    if publish:
        messages.success(request, _("The translation is published."))
    elif action == "submit" and not left and rights.can_submit_for_moderation():
        target = translation.get_target_instance()
        target.get_workflow().start(target, request.user)
        messages.success(request, _("The translation waits to be approved."))
    elif action in ("publish", "submit") and left:
        said = ngettext(
            "Saved, but not published: %(count)d text is not translated or checked.",
            "Saved, but not published: %(count)d texts are not translated or checked.",
            left,
        )
        messages.warning(request, said % {"count": left})
    else:
        messages.success(request, _("The draft is saved."))


def _context(page: Page, tree: Tree, language: str) -> dict[str, Any]:
    return {
        "header_title": _("Translate to %(language)s") % {"language": listing.called(language)},
        "page": page,
        "language": language,
        "tree": tree,
    }


def _work(request: HttpRequest, translation: Translation, wrong: dict[int, str]) -> dict[str, Any]:
    """The texts in groups (a step, a part of the page), as typed where they could not be kept."""
    groups: dict[str, list[Any]] = {}
    found = texts_of(translation)
    for text in found:
        typed = request.POST.get(f"text-{text.segment}", text.translation) if wrong else text.translation
        groups.setdefault(text.group, []).append((text, typed, wrong.get(text.segment, "")))
    counted = {state: sum(text.state == state for text in found) for state in State}
    return {
        "groups": list(groups.values()),
        "total": len(found),
        "done": counted[State.DONE],
        "lacking": [(state, counted[state]) for state in LACKING if counted[state]],
        "machine": work.can_draft(translation) and (counted[State.MISSING] or counted[State.CHANGED]),
    }


def _source(user: Any, page_id: int, language: str) -> tuple[Page, Tree, Locale]:
    """A page in bokmål, its tree and a language that this is translated to. Raises Http404 for anything else."""
    page = scoping.get_or_404(scoping.pages_of(user).select_related("locale"), pk=page_id)
    tree = trees.of_page(page)
    if tree is None or page.locale.language_code != DEFAULT or language not in tree.languages:
        raise Http404
    return page, tree, Locale.objects.get(language_code=language)
