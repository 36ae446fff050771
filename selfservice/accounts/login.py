"""Logging in: out to ID-porten, and back with an answer that is believed only after every check."""

import logging
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from forms_app.filling.applicants import Level
from selfservice.accounts import idporten, sessions, single_logout, tokens
from selfservice.accounts.citizens import account_for
from selfservice.accounts.events import citizen_logged_in
from selfservice.accounts.models import CitizenProfile
from selfservice.accounts.provider import IdportenProvider, provider_of, redirect_uri
from selfservice.accounts.refusals import Reason, Refused, explain
from sites.languages.paths import DEFAULT, language_of

LONGEST_NEXT = 2000
logger = logging.getLogger(__name__)


@require_GET
@cache_control(private=True, no_store=True)
def login(request: HttpRequest) -> HttpResponse:
    """`?level=substantial|high&next=/…`: to ID-porten, or straight on for somebody who is there already.

    The level is what the citizen wants; what a dialog or page demands is checked there, every time.
    """
    next_url, level = safe_next(request.GET.get("next", "")), _level(request.GET.get("level", ""))
    citizen = sessions.citizen_of(request)
    if citizen and citizen.level.rank >= level.rank:
        return HttpResponseRedirect(next_url)
    with translation.override(_language(request, next_url)):
        try:
            fresh = sessions.is_expired(request)
            return provider_of(request).redirect(request, "login", next_url, level, fresh)
        except Refused as refused:
            return _refuse(request, refused.reason, next_url, level)


@require_GET
@cache_control(private=True, no_store=True)
def callback(request: HttpRequest) -> HttpResponse:
    """ID-porten's answer. It logs in, or shows one plain page that says why not."""
    provider = provider_of(request)
    attempt = provider.attempt(request, request.GET.get("state", ""))
    with translation.override(attempt["language"] if attempt else DEFAULT):
        try:
            if attempt is None:
                raise Refused(Reason.FOREIGN_STATE)
            return _complete(request, provider, attempt)
        except Refused as refused:
            next_url = attempt["next"] if attempt else settings.LOGIN_REDIRECT_URL
            level = Level(attempt["level"]) if attempt else Level.SUBSTANTIAL
            return _refuse(request, refused.reason, next_url, level)


def login_url(request: HttpRequest, level: Level, next_url: str) -> str:
    """Where to log in at `level`, coming back to `next_url`."""
    return f"{reverse('idporten_login')}?{urlencode({'level': level.value, 'next': next_url})}"


def safe_next(address: str) -> str:
    """An address on the same host to go to after login; Min side for anything else (ASVS 3.7.2)."""
    inside = address.startswith("/") and not address.startswith("/idporten/") and len(address) <= LONGEST_NEXT
    if inside and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return settings.LOGIN_REDIRECT_URL


def _complete(request: HttpRequest, provider: IdportenProvider, attempt: dict[str, Any]) -> HttpResponse:
    code = _code(request)
    expected = tokens.Expected(attempt["nonce"], Level(attempt["level"]), attempt["not_before"])
    id_token = tokens.exchange(code, attempt["pkce_code_verifier"], redirect_uri(request))
    identity = tokens.identity(id_token, expected)
    social_login = provider.sociallogin_from_response(request, identity)
    user, first = account_for(social_login, identity.national_id)
    sessions.begin(request, user, identity.level)
    single_logout.remember(request.session.session_key, identity)
    citizen_logged_in.send_robust(
        sender=CitizenProfile,
        profile=user.citizen_profile,
        municipality=request.municipality,
        level=identity.level,
        request=request,
        first=first,
    )
    logger.info("Login at %s, level %s", request.municipality.slug, identity.level)
    return HttpResponseRedirect(attempt["next"])


def _code(request: HttpRequest) -> str:
    """The code of an answer that comes from the right issuer (RFC 9207). Raises Refused."""
    issuer, config = request.GET.get("iss"), idporten.metadata()
    promised = config.get("authorization_response_iss_parameter_supported")
    if issuer != config["issuer"] and (issuer is not None or promised):
        raise Refused(Reason.RESPONSE_ISSUER)
    match request.GET.get("error"):
        case None:
            pass
        case "access_denied":
            raise Refused(Reason.CANCELLED)
        case "temporarily_unavailable" | "server_error":
            raise Refused(Reason.UNAVAILABLE)
        case _:
            raise Refused(Reason.PROVIDER_ERROR)
    if not (code := request.GET.get("code")):
        raise Refused(Reason.PROVIDER_ERROR)
    return code


def _refuse(request: HttpRequest, reason: Reason, next_url: str, level: Level) -> HttpResponse:
    """The plain page. The log gets the reason and the municipality, never what was sent."""
    logger.warning("Login refused at %s: %s", request.municipality.slug, reason)
    page = explain(reason)
    context = {
        "page_languages": [],
        "title": page.title,
        "happened": page.happened,
        "advice": page.advice,
        "code": "" if reason is Reason.CANCELLED else reason.value,
        "retry": login_url(request, level, next_url) if reason is not Reason.NOT_A_CITIZEN else "",
    }
    return render(request, "selfservice/accounts/refused.html", context, status=page.status)


def _level(asked: str) -> Level:
    return Level.SUBSTANTIAL if asked == Level.SUBSTANTIAL else Level.HIGH


def _language(request: HttpRequest, path: str) -> str:
    """The language of the page that the citizen comes from, where this municipality publishes in it."""
    language = language_of(path)
    return language if language in request.municipality.languages else DEFAULT
