"""Addresses of self-service that are the same in every language."""

from django.urls import include, path

urlpatterns = [
    path("t/", include("selfservice.promotion.urls")),
    path("idporten/", include("selfservice.accounts.urls")),
]
