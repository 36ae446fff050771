"""Questions and answers in Wagtail's admin: each municipality's staff write their own and see what is shared."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db.models import IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from selfservice.answers.models import Answer, Feedback
from sites.admin.policy import WRITERS, allow_local, own_object
from sites.municipalities import scoping
from sites.municipalities.models import Municipality


def _own(user: Any) -> QuerySet[Answer]:
    """What an account may change."""
    return scoping.for_staff(Answer.objects.all(), user, *WRITERS)


class AnswerPolicy(BasePermissionPolicy):
    """Writers may do everything with what is their municipality's, the region with all."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return scoping.has_role(user, *WRITERS)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return scoping.has_role(user, *WRITERS)

    def users_with_any_permission(self, actions: Any) -> QuerySet[Any]:
        return get_user_model().objects.filter(groups__staff_role__role__in=WRITERS).distinct()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Answer) -> bool:
        return _own(user).filter(pk=instance.pk).exists()

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Answer) -> bool:
        return self.user_has_permission_for_instance(user, "", instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Answer]:
        return _own(user)


class AnswerIndex(generic.IndexView):
    """Own and shared questions, with how many they have helped on the user's municipalities' pages."""

    def get_base_queryset(self) -> QuerySet[Answer]:
        user = self.request.user
        found = super().get_base_queryset().select_related("municipality")
        own = scoping.municipalities_of(user, *WRITERS)
        if not scoping.is_region(user):
            found = found.filter(Q(municipality=None) | Q(municipality__in=own))
        given = Feedback.objects.filter(answer=OuterRef("pk"), municipality__in=own).order_by()
        counts = given.values("answer")

        def total(name: str) -> Coalesce:
            summed = Subquery(counts.annotate(n=Sum(name)).values("n"), output_field=IntegerField())
            return Coalesce(summed, 0)

        found = found.prefetch_related("hidden_by")
        return found.annotate(helped=total("helped"), did_not_help=total("did_not_help"))

    @cached_property
    def columns(self) -> list[Column]:
        """With those that may hide what is shared; the region changes or deletes it for all."""
        user = self.request.user
        own = [] if scoping.is_region(user) else list(scoping.municipalities_of(user, *WRITERS))
        return [_Where(own) if isinstance(column, _Where) else column for column in super().columns]

    def get_edit_url(self, instance: Answer) -> str | None:
        return super().get_edit_url(instance) if self._is_own(instance) else None

    def get_delete_url(self, instance: Answer) -> str | None:
        return super().get_delete_url(instance) if self._is_own(instance) else None

    def _is_own(self, instance: Answer) -> bool:
        ids = {row.municipality_id for row in scoping.roles_of(self.request.user) if row.role in WRITERS}
        return scoping.is_region(self.request.user) or instance.municipality_id in ids


class _Where(Column):
    """Buttons that show or hide what is shared, for each municipality that the user writes for."""

    cell_template_name = "selfservice/answers/admin.html"

    def __init__(self, places: Sequence[Municipality] = ()) -> None:
        super().__init__("where", label=_("Shared questions"))
        self.places = places

    def get_cell_context_data(self, instance: Answer, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        hidden = {place.pk for place in instance.hidden_by.all()}
        own = self.places if instance.municipality_id is None else ()
        return context | {
            "places": [(place, place.pk not in hidden) for place in own],
            "csrf_token": get_token(parent_context["request"]),
        }


@require_POST
def show(request: HttpRequest, answer: int) -> HttpResponse:
    """Shows (`shown` is yes) or hides what is shared on the pages of one municipality (`municipality`)."""
    row = scoping.get_or_404(Answer.objects.filter(municipality=None), pk=answer)
    place = scoping.get_or_404(
        scoping.municipalities_of(request.user, *WRITERS), pk=request.POST.get("municipality")
    )
    if request.POST.get("shown") == "yes":
        row.hidden_by.remove(place)
    else:
        row.hidden_by.add(place)
    messages.success(request, gettext("Saved."))
    return redirect("answers_admin:index")


class AnswerViewSet(ModelViewSet):
    model = Answer
    name = "answers_admin"
    url_prefix = "sporsmal-og-svar"
    icon = "help"
    menu_label = _("Questions and answers")
    menu_order = 410
    menu_name = "answers"
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = AnswerIndex
    search_fields = ["question_nb", "question_nn", "question_en", "question_se"]
    list_display = [
        "question_nb",
        Column("get_los_theme_display", label=_("Theme"), sort_key="los_theme"),
        Column("shown_by", label=_("Shown by")),
        _Where(),
        Column("helped", label=_("Helped"), sort_key="helped"),
        Column("did_not_help", label=_("Did not help"), sort_key="did_not_help"),
    ]


register_permission_policy(Answer, AnswerPolicy(Answer))
for _name in ("index", "index_results", "add"):
    allow_local(f"{AnswerViewSet.name}:{_name}", *WRITERS)
for _name in ("edit", "delete"):
    allow_local(f"{AnswerViewSet.name}:{_name}", *WRITERS)
    own_object(f"{AnswerViewSet.name}:{_name}", lambda user, key: _own(user).filter(pk=key).exists())


allow_local("answers_shown:show", *WRITERS)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    patterns = [path("<int:answer>/", show, name="show")]
    return [path("sporsmal-og-svar-vises/", include((patterns, "answers_shown")))]


@hooks.register("register_admin_viewset")
def viewset() -> AnswerViewSet:
    return AnswerViewSet()
