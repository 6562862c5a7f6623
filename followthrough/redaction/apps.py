from django.apps import AppConfig


class RedactionConfig(AppConfig):
    name = "followthrough.redaction"
    default_auto_field = "django.db.models.BigAutoField"
