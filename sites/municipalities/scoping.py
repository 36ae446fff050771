"""The one place that decides which municipalities' rows somebody may reach.

Another municipality's object answers 404, never 403: that it exists is not theirs to know.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404
from wagtail.models import Page

from sites.municipalities.models import Municipality, StaffRole

Role = StaffRole.Role


def roles_of(user: Any) -> list[StaffRole]:
    """The staff roles of an account, read once per request."""
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "_staff_roles"):
        user._staff_roles = list(
            StaffRole.objects.filter(group__user=user).select_related("municipality__site")
        )
    return user._staff_roles


def is_region(user: Any) -> bool:
    """Whether the account runs the installation for every municipality."""
    return bool(user.is_authenticated and user.is_active) and (
        user.is_superuser or any(row.role == Role.REGION for row in roles_of(user))
    )


def has_role(user: Any, *roles: str) -> bool:
    """Whether the account has one of `roles` anywhere; the region has them all."""
    return is_region(user) or any(row.role in roles for row in roles_of(user))


def municipalities_of(user: Any, *roles: str) -> QuerySet[Municipality]:
    """The municipalities an account works for, in one of `roles` where any are given."""
    if is_region(user):
        return Municipality.objects.all()
    ids = {row.municipality_id for row in roles_of(user) if not roles or row.role in roles}
    return Municipality.objects.filter(pk__in=ids)


def for_staff[T: Model](queryset: QuerySet[T], user: Any, *roles: str) -> QuerySet[T]:
    """Rows of the municipalities that the account works for (in one of `roles`)."""
    if is_region(user):
        return queryset
    ids = {row.municipality_id for row in roles_of(user) if not roles or row.role in roles}
    return queryset.filter(municipality_id__in=ids)


def for_municipality[T: Model](queryset: QuerySet[T], municipality: Municipality) -> QuerySet[T]:
    """Rows of one municipality: what a page on its host may show."""
    return queryset.filter(municipality_id=municipality.pk)


def get_or_404[T: Model](queryset: QuerySet[T], **lookup: Any) -> T:
    """The one row of an already scoped queryset.

    Raises Http404 when there is none, and when a value of the look-up is not of the right form.
    """
    try:
        return queryset.get(**lookup)
    except (queryset.model.DoesNotExist, ValidationError, ValueError, TypeError) as missing:
        raise Http404 from missing


def pages_of(user: Any) -> QuerySet[Page]:
    """The pages in the trees of the municipalities that the account works for."""
    if is_region(user):
        return Page.objects.all()
    paths = municipalities_of(user).values_list("folder__path", flat=True)
    pages = Page.objects.none()
    for path in paths:
        pages = pages | Page.objects.filter(path__startswith=path)
    return pages


def municipality_of_page(page: Page) -> Municipality | None:
    """The municipality whose tree a page is in (its folder is the page's ancestor right below the root)."""
    return Municipality.objects.filter(folder__path=page.path[: 2 * Page.steplen]).first()
