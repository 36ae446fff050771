"""`request.user` means the citizen on a municipality's host, and staff on the admin's host."""

from collections.abc import Callable

from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from selfservice.accounts import sessions


class CitizenSessionMiddleware:
    """Makes `request.user` anonymous for a session that is not valid on this host.

    Lazy: a page that does not ask who the user is never opens the session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: _user_of(request))
        return self.get_response(request)


def _user_of(request: HttpRequest) -> object:
    if request.municipality is not None:
        citizen = sessions.citizen_of(request)
        return citizen.user if citizen else AnonymousUser()
    return AnonymousUser() if sessions.KEY in request.session else get_user(request)
