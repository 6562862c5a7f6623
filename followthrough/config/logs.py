"""Where logs go and how they look: JSON lines in production, plain ones for somebody at a desk."""

from typing import Any


def logging_settings(production: bool) -> dict[str, Any]:
    """Python's own dictionary. No mail to administrators anywhere: such a letter holds a whole request."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "followthrough.lib.logs.Lines"},
            "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "json" if production else "plain"},
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            # A line for each request is for production; at a desk it hides what matters.
            "followthrough.request": {"level": "INFO" if production else "ERROR"},
            # Its warnings repeat what the service said, which can hold an address.
            "notifications_python_client": {"level": "ERROR"},
            "pdfminer": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            "pikepdf": {"level": "WARNING"},
        },
    }
