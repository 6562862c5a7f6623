from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from followthrough.audit import guards


class AuditConfig(AppConfig):
    name = "followthrough.audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The two signals of the house: SQLite rebuilds a table on ALTER, stumbles over the triggers that mention it
        # and silently drops its own.
        pre_migrate.connect(guards.let_tables_be_rebuilt, sender=self)
        post_migrate.connect(guards.reinstall_after_migrate, sender=self)
