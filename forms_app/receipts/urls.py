from django.urls import path

from forms_app.receipts import views

app_name = "receipts"
urlpatterns = [
    path("selvbetjening/kvittering/<str:reference>/", views.receipt, name="receipt"),
    path("selvbetjening/kvittering/<str:reference>/pdf/", views.download, name="pdf"),
    path(
        "selvbetjening/kvittering/<str:reference>/vedlegg/<uuid:file>/", views.attachment, name="attachment"
    ),
]
