"""Which admin views a municipality's own staff may use, and which objects in them are theirs.

Wagtail's admin is not multi-tenant by itself. Everything not named here is the region's alone, so a view that
a new version or app brings is withheld until somebody has looked at it; tests/isolation holds the matrix.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, TaskState, WorkflowState
from wagtail_localize.models import Translation

from sites.municipalities import scoping
from sites.municipalities.models import StaffRole

Role = StaffRole.Role
WRITERS = frozenset({Role.EDITOR, Role.COMMUNICATIONS})
DIALOG_WRITERS = WRITERS | {Role.DIALOG_EDITOR}
# Who meets pages in the admin: Wagtail's permissions say what each may do with them.
PAGE_STAFF = DIALOG_WRITERS | {Role.APPROVER}
ANY_STAFF = PAGE_STAFF | {Role.CASE_WORKER}

_pages = "wagtailadmin_pages:"
_localize = "wagtail_localize:"

# Answered without an account.
OPEN_VIEWS = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
    }
)

_FOR_PAGE_STAFF = [
    "wagtailadmin_explore_root",
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_block_preview",
    *(
        _pages + name
        for name in (
            "add preview_on_add usage edit preview_on_edit view_draft add_subpage delete unpublish "
            "search search_results move move_confirm set_page_position copy lock unlock "
            "revisions_index revisions_view revisions_revert revisions_unschedule revisions_compare "
            "history history_results "
            "workflow_action collect_workflow_action_data confirm_workflow_cancellation workflow_preview "
            "workflow_history workflow_history_detail"
        ).split()
    ),
    *(
        f"wagtailimages:{name}"
        for name in (
            "index index_results edit delete preview add image_usage add_multiple edit_multiple delete_multiple"
        ).split()
    ),
    *(
        f"wagtaildocs:{name}"
        for name in (
            "index index_results edit delete add document_usage add_multiple edit_multiple delete_multiple"
        ).split()
    ),
    *(
        f"wagtail{kind}_chooser:{name}"
        for kind in ("images", "docs")
        for name in "choose choose_results chosen chosen_multiple create".split()
    ),
    "wagtailimages_chooser:select_format",
    *(
        _localize + name
        for name in "javascript_catalog edit_string_translation edit_override download_pofile upload_pofile "
        "preview_translation".split()
    ),
]

LOCAL_VIEWS: dict[str, frozenset[str]] = {
    "wagtailadmin_home": ANY_STAFF,
    "wagtailadmin_account": ANY_STAFF,
    "wagtailadmin_dismissibles": ANY_STAFF,
    **dict.fromkeys(_FOR_PAGE_STAFF, PAGE_STAFF),
}


def allow_local(view_name: str, *roles: str) -> None:
    """Opens a view of a higher room to a municipality's own staff in `roles` (none: to all of them)."""
    LOCAL_VIEWS[view_name] = frozenset(roles) or ANY_STAFF


def _own_page(user: Any, key: Any) -> bool:
    page = Page.objects.filter(pk=key).first()
    # The root is where the explorer and the choosers start; what is listed below it is scoped.
    return page is not None and (page.depth == 1 or scoping.pages_of(user).filter(pk=page.pk).exists())


def _page_to_link_to(user: Any, key: Any) -> bool:
    """One's own pages, and those that one's region shares: they can be linked to, and are the region's to edit."""
    page = Page.objects.filter(pk=key).first()
    folder = page and page.path[: 2 * Page.steplen]
    shared = scoping.municipalities_of(user).filter(region__folder__path=folder)
    return page is not None and (shared.exists() or _own_page(user, key))


def own_collections(user: Any) -> list[int]:
    """Ids of the collections, with those below them, of the municipalities an account works for."""
    roots = Collection.objects.filter(pk__in=scoping.municipalities_of(user).values("collection"))
    return [row.pk for root in roots for row in root.get_descendants(inclusive=True)]


def _own_file(model: Callable[[], Any]) -> Callable[[Any, Any], bool]:
    def check(user: Any, key: Any) -> bool:
        return model().objects.filter(pk=key, collection__in=own_collections(user)).exists()

    return check


def _own_translation(user: Any, key: Any) -> bool:
    translation = Translation.objects.filter(pk=key).select_related("source").first()
    page = translation and translation.source.get_source_instance()
    return isinstance(page, Page) and _own_page(user, page.pk)


def _own_task_state(user: Any, key: Any) -> bool:
    state = TaskState.objects.filter(pk=key).select_related("workflow_state").first()
    return state is not None and _own_workflow_state(user, state.workflow_state_id)


def _own_workflow_state(user: Any, key: Any) -> bool:
    state = WorkflowState.objects.filter(pk=key).first()
    return state is not None and isinstance(state.content_object, Page) and _own_page(user, state.object_id)


_own_image, _own_document = _own_file(get_image_model), _own_file(get_document_model)

# Whose an object in the address is, by the name of its part of the address.
OWNERSHIP: Mapping[str, Callable[[Any, Any], bool]] = {
    "page_id": _own_page,
    "parent_page_id": _own_page,
    "page_to_move_id": _own_page,
    "destination_id": _own_page,
    "image_id": _own_image,
    "document_id": _own_document,
    "doc_id": _own_document,
    "translation_id": _own_translation,
    "task_state_id": _own_task_state,
    "workflow_state_id": _own_workflow_state,
}
# "pk" means different things in different views.
OWNERSHIP_OF_PK: dict[str, Callable[[Any, Any], bool]] = {
    "wagtailadmin_pages:revisions_compare": _own_page,
    "wagtailadmin_api:pages:detail": _own_page,
    "wagtailimages_chooser:chosen": _own_image,
    "wagtaildocs_chooser:chosen": _own_document,
}


# Where a page is only looked for, to be linked to.
LINKING_VIEWS = {"wagtailadmin_choose_page_child"}


def own_object(view_name: str, owned: Callable[[Any, Any], bool]) -> None:
    """Says whose the object is that a view of a higher room calls "pk": `owned(user, key)`."""
    OWNERSHIP_OF_PK[view_name] = owned


# Views that name their objects in the query string, by the parameter.
OWNERSHIP_IN_QUERY: Mapping[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "wagtailadmin_choose_page_chosen_multiple": ("id", _page_to_link_to),
    "wagtailimages_chooser:chosen_multiple": ("id", _own_image),
    "wagtaildocs_chooser:chosen_multiple": ("id", _own_document),
}


def check(user: Any, view_name: str, kwargs: Mapping[str, Any], query: Any) -> None:
    """Lets a request to an admin view through, or raises Http404 when view or object is not the user's."""
    if scoping.is_region(user):
        return
    roles = LOCAL_VIEWS.get(view_name, frozenset())
    if not scoping.has_role(user, *roles) or not roles:
        raise Http404
    for name, value in kwargs.items():
        owned = OWNERSHIP_OF_PK.get(view_name) if name == "pk" else OWNERSHIP.get(name)
        if view_name in LINKING_VIEWS:
            owned = _page_to_link_to
        if owned and not owned(user, value):
            raise Http404
    if view_name == "wagtailadmin_editing_sessions:ping" and not (
        kwargs["app_label"] != "wagtailimages" and _own_page(user, kwargs["object_id"])
    ):
        raise Http404
    if view_name in OWNERSHIP_IN_QUERY:
        parameter, owned = OWNERSHIP_IN_QUERY[view_name]
        if not all(value.isdecimal() and owned(user, value) for value in query.getlist(parameter)):
            raise Http404
