from django.urls import path

from forms_app.paper import views

app_name = "paper"
urlpatterns = [
    path("selvbetjening/<slug:slug>/skjema.pdf", views.blank, name="blank"),
    path("selvbetjening/<slug:slug>/kladd.pdf", views.draft, name="draft"),
]
