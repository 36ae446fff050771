"""Addresses of self-service below each language's prefix."""

from django.urls import include, path

urlpatterns = [
    path("selvbetjening/sporsmal-og-svar/", include("selfservice.answers.urls")),
    path("selvbetjening/tjenester/", include("selfservice.catalogue.urls")),
    path("min-side/", include("selfservice.mypage.urls")),
]
