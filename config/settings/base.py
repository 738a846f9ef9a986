"""Everything the portal can be told, read from the environment here and nowhere else.

.env.example lists each variable.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.settings.composition import *
from config.settings.environment import *

SECRET_KEY = env.str("SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty; it must be a long random text.")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "config.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_filters",
    "django_tables2",
    "django_htmx",
    "template_partials",
    "simple_history",
    "axes",
    "csp",
    "portal",
    "accounts",
    "communities",
    "jobs",
    "staffing",
    "facilities",
    "funding",
    "safety",
    "record",
    "reports",
    "imports",
    "demo",
    "operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.language.ChosenLanguageMiddleware",
    "portal.unseen.OnlySeenMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.PrivateAnswersMiddleware",
    "accounts.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "accounts.middleware.PasswordChangeMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

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
                "portal.context.navigation",
                "jobs.context.notices",
            ],
        },
    },
]
FORM_RENDERER = "portal.forms.PortalFormRenderer"
DJANGO_TABLES2_TEMPLATE = "components/table.html"

database_url = env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
if not database_url.startswith(("sqlite:///", "postgres://", "postgresql://")):
    raise ImproperlyConfigured(
        "DATABASE_URL must begin with sqlite:/// or postgres://."
    )
try:
    DATABASES = {"default": env.db_url_config(database_url)}
except ValueError:
    # Neither the address nor the reason is told: a password may be in both.
    raise ImproperlyConfigured(
        "DATABASE_URL cannot be read. Write it as postgres://user:password@host:5432/"
        "name, with / # ? and @ in the password as %2F %23 %3F and %40."
    ) from None
if database_url.startswith("sqlite"):
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue for the lock at BEGIN instead of failing in the middle
        # of a transaction that began as a reader.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # Kept for the next page: to connect takes longer than most pages' queries.
    DATABASES["default"] = {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    } | DATABASES["default"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.backends.GrantBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:sign-in"
SESSION_COOKIE_AGE = 60 * whole_number("SESSION_MINUTES", 30, least=1)
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

AXES_FAILURE_LIMIT = whole_number("SIGN_IN_FAILURES", 5, least=1)
AXES_COOLOFF_TIME = whole_number("SIGN_IN_LOCK_HOURS", 1, least=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "accounts.addresses.address_of"
# Where a proxy says whose request it passes on; by default none stands in between.
CLIENT_ADDRESS_HEADER = ""
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "accounts.views.locked_out"
AXES_VERBOSE = False
# The portal's own audit trail and its page for users take the place of these.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
# A locked name opens again an hour after the lock, whoever keeps knocking.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "files"
STORAGES = {
    # Outgrown: a storage backend of django-storages, by its dotted path.
    "default": {
        "BACKEND": env.str(
            "FILE_STORAGE", "django.core.files.storage.FileSystemStorage"
        )
    },
    "staticfiles": {"BACKEND": "config.static.StaticStorage"},
}

# One font file per role; a county puts its own licensed faces into this folder.
REPORT_FONT_DIR = Path(env.str("REPORT_FONT_DIR", str(VAR_DIR / "fonts")))

BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "filesystem://")
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT = "config.broker:WholeMessages"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "processed_folder": str(BROKER_DIR / "processed"),
        "control_folder": str(BROKER_DIR / "control"),
        # Its default of a second is what a person would wait for each job.
        "polling_interval": 0.1,
    }
elif CELERY_BROKER_URL.startswith(("redis://", "rediss://", "redis+socket://")):
    # Longer than any job: until it has passed Redis delivers nothing twice, and
    # lost jobs are found by their heartbeat, not by the broker.
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 6 * 60 * 60}
else:
    raise ImproperlyConfigured(
        "CELERY_BROKER_URL must be filesystem:// or begin with redis://."
    )
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
JOB_HEARTBEAT_SECONDS = whole_number("JOB_HEARTBEAT_SECONDS", 2, least=1)
JOB_LOST_SECONDS = whole_number("JOB_LOST_SECONDS", 15, least=2)
if JOB_LOST_SECONDS <= JOB_HEARTBEAT_SECONDS:
    raise ImproperlyConfigured(
        f"JOB_LOST_SECONDS is {JOB_LOST_SECONDS}; it must be more than "
        f"JOB_HEARTBEAT_SECONDS, {JOB_HEARTBEAT_SECONDS}."
    )
JOB_MAX_TRIES = whole_number("JOB_MAX_TRIES", 3, least=1)
JOB_FILE_DAYS = whole_number("JOB_FILE_DAYS", 30, least=1)
# How issued reports are numbered; {name} is the division's, {serial} counts by year.
REPORT_NUMBER = env.str("REPORT_NUMBER", "{name}社区调研〔{year}〕{serial}号")
try:
    numbers = {REPORT_NUMBER.format(name="", year=1, serial=n) for n in (1, 2)}
except (LookupError, ValueError, AttributeError):
    numbers = set()
if len(numbers) < 2:
    raise ImproperlyConfigured(
        f"REPORT_NUMBER is {REPORT_NUMBER!r}; it must hold {{serial}}, and of other "
        "names in braces only {name} and {year}."
    )
# The largest file that can be kept with a field note.
NOTE_FILE_MIB = whole_number("NOTE_FILE_MIB", 10, least=1)
WEB_WORKERS = whole_number("WEB_WORKERS", 2, least=1)
JOB_WORKERS = whole_number("JOB_WORKERS", 1, least=1)
# Below this /readyz calls the disk full.
LEAST_FREE_MIB = whole_number("LEAST_FREE_MIB", 500)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # What they say of every sweep would fill the screen; the job rows tell more.
    "loggers": {
        name: {"level": "WARNING"}
        # Sign-ins are told by the audit trail; axes would say each four times.
        for name in (
            *("celery.beat", "celery.worker.strategy", "celery.app.trace"),
            *("celery.worker.request", "axes"),
        )
    }
    | {"kombu.connection": {"level": "ERROR"}},
    "root": {
        "handlers": ["console"],
        "level": one_of(
            "LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
        ),
    },
}
