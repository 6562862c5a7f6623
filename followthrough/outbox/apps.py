from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "followthrough.outbox"
    default_auto_field = "django.db.models.BigAutoField"
