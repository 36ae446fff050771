"""Addresses of self-service that are the same in every language."""

from django.urls import include, path

urlpatterns = [
    path("", include("selfservice.catalogue.harvest")),
    path("t/", include("selfservice.promotion.urls")),
    path("apne-data/", include("selfservice.numbers.open_data")),
    path("idporten/", include("selfservice.accounts.urls")),
]
