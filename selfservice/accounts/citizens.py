"""The account of a person that ID-porten vouches for."""

from typing import Any
from uuid import uuid4

from allauth.socialaccount.models import SocialLogin
from django.db import IntegrityError, transaction

from selfservice.accounts.models import CitizenProfile
from selfservice.accounts.refusals import Reason, Refused


def account_for(login: SocialLogin, national_id: str) -> tuple[Any, bool]:
    """The citizen's account, made at the first login; and whether it was made now.

    Raises Refused(NOT_A_CITIZEN) for an account that is closed or belongs to staff.
    """
    login.lookup()
    if not login.is_existing:
        try:
            return _make(login, national_id), True
        except IntegrityError:  # the same person's other tab was first
            login.lookup()
    user = login.user
    profile = CitizenProfile.objects.filter(pk=user.pk).first()
    if profile is None or not user.is_active or user.is_staff or user.is_superuser:
        raise Refused(Reason.NOT_A_CITIZEN)
    if profile.national_id != national_id:  # a D-number became a national id number
        profile.national_id = national_id
        profile.save(update_fields=["national_id_sealed"])
    return user, False


def _make(login: SocialLogin, national_id: str) -> Any:
    with transaction.atomic():
        user = login.user
        user.username = uuid4().hex
        user.set_unusable_password()
        user.save()
        login.account.user = user
        login.account.save()
        profile = CitizenProfile(user=user)
        profile.national_id = national_id
        profile.save(force_insert=True)
    return user
