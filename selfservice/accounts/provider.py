"""ID-porten as a provider of django-allauth, with what allauth's OpenID Connect provider leaves open.

Parameters come from our own code only: nothing in the browser's address can lower `acr_values` or widen the
scope. The state, with nonce and PKCE verifier, lies in the session for ten minutes and can be used once.
Nothing of the id_token is kept in the account: no claims, no tokens, no name.
"""

import secrets
import time
from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from forms_app.filling.applicants import Level
from selfservice.accounts import idporten
from selfservice.accounts.tokens import ACR, Identity

SCOPE = "openid profile"


class IdportenProvider(OAuth2Provider):
    """Starts a login, and turns a validated identity into allauth's SocialLogin."""

    id = "idporten"
    name = "ID-porten"
    account_class = ProviderAccount
    uses_apps = False  # the client is in settings.IDPORTEN, the same for every municipality

    def redirect(  # type: ignore[override]
        self, request: HttpRequest, process: str, next_url: str, level: Level, fresh: bool
    ) -> HttpResponseRedirect:
        """Sends the browser to ID-porten. `fresh`: do not accept a login that was made before this one.

        Raises Refused when ID-porten's metadata cannot be had.
        """
        endpoint = idporten.metadata()["authorization_endpoint"]
        pkce, nonce, language = generate_code_challenge(), secrets.token_urlsafe(32), get_language()
        state = self.stash_redirect_state(
            request,
            process,
            next_url,
            pkce_code_verifier=pkce["code_verifier"],
            nonce=nonce,
            level=level.value,
            language=language,
            not_before=int(time.time()) if fresh else None,
        )
        query = {
            "response_type": "code",
            "client_id": settings.IDPORTEN["client_id"],
            "redirect_uri": redirect_uri(request),
            "scope": SCOPE,
            "state": state,
            "nonce": nonce,
            "code_challenge": pkce["code_challenge"],
            "code_challenge_method": pkce["code_challenge_method"],
            "acr_values": ACR[level],
            "ui_locales": language,
        }
        if fresh:
            query["prompt"] = "login"
        return HttpResponseRedirect(f"{endpoint}?{urlencode(query)}")

    def attempt(self, request: HttpRequest, state: str) -> dict[str, Any] | None:
        """What this browser's attempt of that state asked for; it can be had once."""
        return statekit.unstash_state(request, state_id=state, provider_id=self.sub_id)

    def extract_uid(self, data: Identity) -> str:
        """The account's key: subjects are unique within their issuer only (ASVS 6.8.1)."""
        return f"{data.issuer}|{data.subject}"

    def extract_extra_data(self, data: Identity) -> dict[str, Any]:
        return {}


def provider_of(request: HttpRequest) -> IdportenProvider:
    """The provider as allauth knows it."""
    return get_adapter(request).get_provider(request, IdportenProvider.id)


def redirect_uri(request: HttpRequest) -> str:
    """Where ID-porten sends the browser back: this municipality's own host, from its Site row."""
    return request.municipality.root_url + reverse("idporten_callback")
