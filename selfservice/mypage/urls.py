"""Addresses under /min-side/."""

from django.urls import path

from selfservice.mypage import views

app_name = "mypage"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("profil/", views.profile, name="profile"),
    path("kladd/<uuid:draft_id>/slett/", views.delete_draft, name="delete_draft"),
]
