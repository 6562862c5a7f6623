from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    name = "followthrough.accreditation"
    default_auto_field = "django.db.models.BigAutoField"
