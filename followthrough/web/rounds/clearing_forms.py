"""What clearing asks."""

from django.utils.translation import gettext_lazy as _

from followthrough.web.commitments.forms import text_box
from followthrough.web.forms import PlainForm


class SendBackForm(PlainForm):
    """Why an answer is to be given anew."""

    note = text_box(_("What should be looked at again?"), hint=_("Whoever answered reads this."), rows=3)
