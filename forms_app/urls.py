"""Addresses of dialogs, below each language's prefix."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("forms_app.filling.urls"))]
