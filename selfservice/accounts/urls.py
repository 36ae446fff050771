"""Addresses under /idporten/; callback and landing are registered at ID-porten for every host."""

from django.urls import path

from selfservice.accounts.login import callback, login
from selfservice.accounts.logout import frontchannel_logout, logged_out, logout
from selfservice.accounts.session_end import session

urlpatterns = [
    path("login/", login, name="idporten_login"),
    path("callback/", callback, name="idporten_callback"),
    path("okt/", session, name="idporten_session"),
    path("logout/", logout, name="idporten_logout"),
    path("logget-ut/", logged_out, name="idporten_logged_out"),
    path("frontchannel-logout/", frontchannel_logout, name="idporten_frontchannel_logout"),
]
