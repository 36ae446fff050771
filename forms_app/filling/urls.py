from django.urls import path

from forms_app.filling import code_views, steps, views
from forms_app.uploads import views as files
from forms_app.versions import answers, changed

app_name = "filling"
urlpatterns = [
    path("selvbetjening/<slug:slug>/steg/<int:number>/", steps.step, name="step"),
    path("selvbetjening/<slug:slug>/start/", views.start, name="start"),
    path("selvbetjening/<slug:slug>/se-over/", views.review, name="review"),
    path("selvbetjening/<slug:slug>/send/", views.send, name="send"),
    path("selvbetjening/<slug:slug>/steg/<int:number>/lagre/", steps.save, name="save"),
    path("selvbetjening/<slug:slug>/steg/<int:number>/vedlegg/", files.begin, name="file_begin"),
    path("selvbetjening/<slug:slug>/vedlegg/<uuid:file>/", files.download, name="file"),
    path("selvbetjening/<slug:slug>/vedlegg/<uuid:file>/del/", files.piece, name="file_piece"),
    path("selvbetjening/<slug:slug>/vedlegg/<uuid:file>/fjern/", files.remove, name="file_remove"),
    path("selvbetjening/<slug:slug>/kode/", code_views.give_code, name="give_code"),
    path("selvbetjening/<slug:slug>/fortsett/", code_views.enter_code, name="enter_code"),
    path("selvbetjening/<slug:slug>/svar/", answers.answers, name="answers"),
    path("selvbetjening/<slug:slug>/endret/", changed.changed, name="changed"),
]
