from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from followthrough.councils import grants, policies


class CouncilsConfig(AppConfig):
    name = "followthrough.councils"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # With the guards' signals (audit/apps.py) the only ones of the house, for the same reason: a new table has
        # to have its policy and its grants before anybody can use it.
        pre_migrate.connect(policies.let_rows_be_migrated, sender=self)
        post_migrate.connect(policies.reinstall_after_migrate, sender=self)
        post_migrate.connect(grants.let_in_again_after_migrate, sender=self)
