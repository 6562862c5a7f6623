from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "followthrough.rounds"
    default_auto_field = "django.db.models.BigAutoField"
