"""What an address asks for, when it is not understood."""

from django.core.exceptions import BadRequest
from django.forms import Form


class NotUnderstood(BadRequest):
    """What the address asks for is not understood; answered with a 400. `said` is the sentence for a reader."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def understood(form: Form) -> None:
    """For a file, which has no form to show what is wrong: raises NotUnderstood with the first of its complaints."""
    for complaints in form.errors.values():
        raise NotUnderstood(str(complaints[0]))
