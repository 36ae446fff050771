from django.urls import path

from selfservice.promotion import views

app_name = "promotion"
urlpatterns = [
    path("tjenester/", views.listing, name="listing"),
    path("<slug:code>/knapp/", views.button, name="button"),
    path("<slug:code>", views.go, name="go"),
]
