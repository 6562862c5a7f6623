"""Django's settings, from the environment that env.py has read and checked."""

import os
import sys
from importlib.metadata import version
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from followthrough.config import env, logs

# mypy's Django plugin imports this module too, and neither it nor pytest is a place to refuse from.
UNDER_TESTS = not {"pytest", "mypy"}.isdisjoint(sys.modules)

try:
    CONFIG = env.read(os.environ, under_tests=UNDER_TESTS)
except env.ConfigError as problem:
    raise ImproperlyConfigured(str(problem)) from None

PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = CONFIG.secret_key
DEBUG = CONFIG.debug
DEMO = CONFIG.demo
BASE_URL = CONFIG.base_url
DATA_DIR = CONFIG.data_dir
METRICS_TOKEN = CONFIG.metrics_token
TRUSTED_PROXIES = CONFIG.trusted_proxies
ALLOWED_HOSTS = CONFIG.allowed_hosts
ROOT_URLCONF = "followthrough.config.urls"
WSGI_APPLICATION = "followthrough.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "followthrough.audit",
    "followthrough.outbox",
    "followthrough.files",
    "followthrough.search",
    "followthrough.councils",
    "followthrough.joining",
    "followthrough.commitments",
    "followthrough.registers",
    "followthrough.reviews",
    "followthrough.accreditation",
    "followthrough.exchange",
    "followthrough.rounds",
    "followthrough.packs",
    "followthrough.redaction",
    "followthrough.desk",
]

MIDDLEWARE = [
    "followthrough.web.observe.observed",
    "followthrough.web.probes.answered_first",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "followthrough.web.headers.privacy_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "followthrough.web.jinja.environment",
            "context_processors": ["followthrough.web.context.page_context"],
        },
    },
    # allauth's own letters, where we have not written one.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# Data

DATABASES = {"default": CONFIG.database | {"ATOMIC_REQUESTS": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # a pasted table; the reader has its own, lower limit
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # 48 recommendations on one page, each with parts, owner and dates
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = ["followthrough.web.uploads.LimitedUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
LARGEST_UPLOAD = 20 * 1024 * 1024

# Words and days

LANGUAGE_CODE = "en-gb"
# Welsh ("cy") joins this list with its translation: half a page in each language would be worse.
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Static files: served from the package itself, under an address that changes with each version.

STATIC_URL = f"/static/{version('followthrough')}/"
STATICFILES_DIRS = [PACKAGE / "web" / "static", PACKAGE / "reports" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 7 * 24 * 3600 if CONFIG.production else 0
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Signing in

AUTH_USER_MODEL = "councils.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if UNDER_TESTS:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "followthrough.web.account.validators.NotLikeOneself"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "followthrough.web.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "followthrough.web.account.forms.SignInForm",
    "reset_password": "followthrough.web.account.forms.AskResetForm",
    "reset_password_from_key": "followthrough.web.account.forms.ResetForm",
    "reauthenticate": "followthrough.web.account.forms.PasswordAgainForm",
    "change_password": "followthrough.web.account.forms.ChangeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "followthrough.joining.keys.ResetKeys"  # noqa: S105
# A room full of newcomers shares an address; so does a whole council that answers, or one mail service's calendars.
ACCOUNT_RATE_LIMITS = {
    "join": "60/m/ip",
    "join_link": "60/m/ip",
    "answer_link": "300/m/ip",
    "calendar": "300/m/ip",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "followthrough.web.account.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Followthrough"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIG.over_https
MFA_FORMS = {
    "authenticate": "followthrough.web.account.forms.CodeForm",
    "reauthenticate": "followthrough.web.account.forms.CodeAgainForm",
    "activate_totp": "followthrough.web.account.forms.AppForm",
    "add_webauthn": "followthrough.web.account.forms.PasskeyForm",
}
# Tries at passwords are counted for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "joining_tries",
        "KEY_FUNCTION": "followthrough.joining.counting.hidden_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Cookies, headers and what a browser may do with a page

SESSION_ENGINE = "followthrough.joining.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIG.over_https
SESSION_COOKIE_NAME = "__Host-session" if CONFIG.over_https else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if CONFIG.over_https else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "followthrough.web.errors.stale_form"
SECURE_SSL_REDIRECT = CONFIG.over_https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if CONFIG.over_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # the council's other services are not ours to promise for
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.trusted_proxies else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # both are about HSTS for other subdomains

# Letters

EMAIL_BACKEND = str(CONFIG.email["EMAIL_BACKEND"])
EMAIL_HOST = CONFIG.email.get("EMAIL_HOST", "localhost")
EMAIL_PORT = CONFIG.email.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = CONFIG.email.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = CONFIG.email.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = CONFIG.email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = CONFIG.email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = CONFIG.email.get("EMAIL_TIMEOUT")
NOTIFY = CONFIG.email.get("NOTIFY", {})
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIG.email_from
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Logs hold what broke, never who asked for what: no request lines (they carry reset keys and slugs).

LOGGING = logs.logging_settings(CONFIG.production)
