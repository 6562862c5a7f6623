from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "followthrough.packs"
    default_auto_field = "django.db.models.BigAutoField"
