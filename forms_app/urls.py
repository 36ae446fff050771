"""Addresses of dialogs, below each language's prefix."""

from django.urls import include, path

urlpatterns = [
    path("", include("forms_app.filling.urls")),
    path("", include("forms_app.receipts.urls")),
    path("", include("forms_app.paper.urls")),
    path("", include("forms_app.lookups.urls")),
]
