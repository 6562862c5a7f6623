"""The words of programmes: their usual phases."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.rules import Stage

STAGES: dict[Stage, Promise] = {
    Stage.HEALTH_CHECK: _("Health Check"),
    Stage.EMBEDDING: _("Embedding"),
    Stage.ASSESSMENT: _("Assessment"),
    Stage.ACCREDITED: _("Accredited"),
    Stage.RENEWAL: _("Renewal"),
}


def usual_phases() -> list[tuple[Stage, str]]:
    """The phases with which a programme begins, in their order."""
    return [(stage, str(name)) for stage, name in STAGES.items()]
