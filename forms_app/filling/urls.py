from django.urls import path

from forms_app.filling import steps, views
from forms_app.versions import answers

app_name = "filling"
urlpatterns = [
    path("selvbetjening/<slug:slug>/start/", views.start, name="start"),
    path("selvbetjening/<slug:slug>/steg/<int:number>/", steps.step, name="step"),
    path("selvbetjening/<slug:slug>/steg/<int:number>/lagre/", steps.save, name="save"),
    path("selvbetjening/<slug:slug>/se-over/", views.review, name="review"),
    path("selvbetjening/<slug:slug>/send/", views.send, name="send"),
    path("selvbetjening/<slug:slug>/svar/", answers.answers, name="answers"),
]
