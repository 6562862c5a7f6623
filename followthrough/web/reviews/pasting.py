"""What is said about pasted lines that cannot be taken."""

from collections.abc import Sequence

from django.forms import Form
from django.utils.translation import gettext as _

from followthrough.exchange.understand.numbered_lines import Fault

MOST = 10


def add_faults(form: Form, faults: Sequence[Fault]) -> None:
    """Say of each line what is wrong with it, at the box that it was pasted into."""
    for fault in faults[:MOST]:
        form.add_error("lines", sentence(fault))
    if len(faults) > MOST:
        form.add_error("lines", _("And %(number)s more lines like these.") % {"number": len(faults) - MOST})


def sentence(fault: Fault) -> str:
    """What is wrong with one line and what to do."""
    words = {
        "number_missing": _("Line %(line)s, “%(beginning)s”, begins with no number. Put one before it, or join it."),
        "number_twice": _("Line %(line)s, “%(beginning)s”, has a number that stands above already. Give it its own."),
    }
    return words[fault.code] % {"line": fault.line, "beginning": fault.beginning}
