from django.apps import AppConfig


class RivalConfig(AppConfig):
    name = "tests.bench.rival"
    label = "rival"
