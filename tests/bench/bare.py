"""The smallest Django that there is, settings and all: one view says hello, one inserts a row and commits."""

import os

import environ
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    SECRET_KEY="of no use here",
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": environ.Env().db("BENCH_DATABASE") | {"CONN_MAX_AGE": 600}},
)

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


class Row(models.Model):
    """Somewhere to put one form."""

    text = models.TextField()

    class Meta:
        app_label = "bare"


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def insert(request: HttpRequest) -> HttpResponse:
    Row.objects.create(text=request.POST["text"])
    return HttpResponse("stored")


urlpatterns = [path("hello/", hello), path("insert/", insert)]
application = get_wsgi_application()

if os.environ.get("BENCH_MAKE_TABLES"):
    with connection.schema_editor() as editor:
        editor.create_model(Row)
