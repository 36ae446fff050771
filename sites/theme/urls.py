from django.urls import re_path

from sites.theme import views

urlpatterns = [
    re_path(r"^(?P<slug>[-\w]+)\.(?P<version>[0-9a-f]{12})\.css$", views.stylesheet, name="theme_stylesheet"),
    re_path(
        r"^(?P<slug>[-\w]+)\.(?P<version>[0-9a-f]{12})\.svg$", views.coat_of_arms, name="theme_coat_of_arms"
    ),
]
