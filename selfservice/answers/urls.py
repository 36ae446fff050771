from django.urls import path

from selfservice.answers import views

app_name = "answers"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.answer, name="answer"),
    path("<int:pk>/hjelp/", views.helped, name="helped"),
    path("<int:pk>/takk/", views.thanks, name="thanks"),
]
