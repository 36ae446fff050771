"""How the tests of alerts ask: as a visitor of a municipality, and as one of its staff."""

from django.test import Client


def get(path: str, place: str = "alta") -> str:
    return Client(headers={"host": f"{place}.localhost"}).get(path).content.decode()


def admin(user) -> Client:
    client = Client(headers={"host": "portal.localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
