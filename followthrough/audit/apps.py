from django.apps import AppConfig
from django.db.models.signals import post_migrate

from followthrough.audit import guards


class AuditConfig(AppConfig):
    name = "followthrough.audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The one signal of the house: SQLite rebuilds a table on ALTER and silently drops its triggers.
        post_migrate.connect(guards.reinstall_after_migrate, sender=self)
