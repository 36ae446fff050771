from django.urls import path

from forms_app.lookups import views

app_name = "lookups"
urlpatterns = [path("selvbetjening/oppslag/adresser/", views.addresses, name="addresses")]
