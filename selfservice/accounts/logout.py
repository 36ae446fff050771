"""Logging out here and at ID-porten (OpenID Connect RP-Initiated Logout and Front-Channel Logout 1.0)."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_POST

from selfservice.accounts import idporten, sessions, single_logout
from selfservice.accounts.refusals import Refused
from sites.languages.paths import CODES, DEFAULT, language_of

FRAMED_BY_IDPORTEN = settings.SECURE_CSP | {"frame-ancestors": [settings.IDPORTEN["login_origin"]]}


@require_POST
@cache_control(private=True, no_store=True)
def logout(request: HttpRequest) -> HttpResponse:
    """Ends the session here whatever ID-porten does, then sends the browser there to end the common one.

    No id_token_hint: the id_token holds the national id, and is not kept. client_id says who asks.
    """
    sessions.end(request)
    language = language_of(urlsplit(request.headers.get("Referer", "")).path)
    landing = reverse("idporten_logged_out")
    try:
        endpoint = idporten.metadata()["end_session_endpoint"]
    except Refused:
        return HttpResponseRedirect(f"{landing}?{urlencode({'state': language})}")
    query = {
        "client_id": settings.IDPORTEN["client_id"],
        "post_logout_redirect_uri": request.municipality.root_url + landing,
        "state": language,
        "ui_locales": language,
    }
    return HttpResponseRedirect(f"{endpoint}?{urlencode(query)}")


@require_GET
@cache_control(private=True, no_store=True)
def logged_out(request: HttpRequest) -> HttpResponse:
    """Where ID-porten sends the browser afterwards; leaves nothing behind in it (ASVS 14.3.1)."""
    if sessions.citizen_of(request):
        return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)
    language = request.GET.get("state", DEFAULT)
    offered = language in CODES and language in request.municipality.languages
    with translation.override(language if offered else DEFAULT):
        response = render(request, "selfservice/accounts/logged_out.html", {"page_languages": []})
    response["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@require_GET
@cache_control(private=True, no_store=True)
@xframe_options_exempt
@csp_override(FRAMED_BY_IDPORTEN)
def frontchannel_logout(request: HttpRequest) -> HttpResponse:
    """ID-porten loads this in an iframe when the common session ends elsewhere; no cookies come along.

    Who knows a `sid` may end its sessions: nobody but ID-porten and we have seen it.
    """
    issuer, sid = request.GET.get("iss"), request.GET.get("sid")
    if issuer == settings.IDPORTEN["issuer"] and sid:
        single_logout.end_sessions(issuer, sid)
    return HttpResponse(content_type="text/plain")
