from django.urls import path

from selfservice.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.from_a, name="from_a"),
    path("mest-brukt/", views.most_used, name="most_used"),
    path("tema/<slug:slug>/", views.theme, name="theme"),
    path("hendelse/<slug:slug>/", views.life_event, name="life_event"),
    path("for/<slug:slug>/", views.target_group, name="target_group"),
]
