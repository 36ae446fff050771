"""The product's settings with what only costs time in tests taken away."""

from sites.settings import *  # noqa: F403
from sites.settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # no static root to scan at every client
# Wagtail's index and reference tasks at once; our own rings are rows that the fixture `work` works off.
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
# A test database need not survive a power cut.
DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
    "options": "-c synchronous_commit=off"
}
DATABASES["default"]["ENGINE"] = "tests.database"
