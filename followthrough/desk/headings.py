"""What waits in words, by the code of its section: for the home page and for letters. Counts only, no names."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def heading(key: str, count: int) -> str:
    """The sentence of a section, with how many wait."""
    return _SENTENCES[key](count) % {"n": count}


_SENTENCES: dict[str, Callable[[int], str]] = {
    "awaited": lambda n: ngettext(
        "%(n)s recommendation awaits a response", "%(n)s recommendations await a response", n
    ),
    "late_and_silent": lambda n: ngettext(
        "%(n)s recommendation is overdue, and nothing has been said since its date",
        "%(n)s recommendations are overdue, and nothing has been said since their dates",
        n,
    ),
    "drafts": lambda n: ngettext(
        "The minutes of %(n)s meeting are a draft", "The minutes of %(n)s meetings are drafts", n
    ),
    "unconfirmed": lambda n: ngettext(
        "%(n)s paper has been read and not confirmed", "%(n)s papers have been read and not confirmed", n
    ),
    "missed": lambda n: ngettext(
        "%(n)s review is past its update interval", "%(n)s reviews are past their update intervals", n
    ),
    "stale": lambda n: ngettext(
        "%(n)s recommendation has had no update for longer than its review’s interval",
        "%(n)s recommendations have had no update for longer than their review’s interval",
        n,
    ),
    "forecasts_passed": lambda n: ngettext(
        "The date of %(n)s programme has passed", "The dates of %(n)s programmes have passed", n
    ),
    "exempt": lambda n: ngettext(
        "The exemption of a text in %(n)s recommendation or programme is to be looked at again",
        "Exemptions of texts in %(n)s recommendations and programmes are to be looked at again",
        n,
    ),
    "put": lambda n: ngettext(
        "Words for %(n)s update are put to you, to record or to refuse",
        "Words for %(n)s updates are put to you, to record or to refuse",
        n,
    ),
    "no_post": lambda n: _("You hold no post"),
    "owned": lambda n: ngettext(
        "%(n)s thing that your posts, teams or bodies own is to be delivered",
        "%(n)s things that your posts, teams or bodies own are to be delivered",
        n,
    ),
    "late": lambda n: _("What is late, by service"),
    "overdue": lambda n: _("Overdue") + " (%(n)s)",
    "silent": lambda n: _("Accepted, and no update received") + " (%(n)s)",
    "extended_again": lambda n: _("Extended more than once") + " (%(n)s)",
    "news": lambda n: _("What changed since the committee last met"),
    "vacancies": lambda n: ngettext("%(n)s post is vacant", "%(n)s posts are vacant", n),
    "without_role": lambda n: ngettext("%(n)s person has no role", "%(n)s people have no role", n),
    "ending": lambda n: ngettext("%(n)s role ends in three months", "%(n)s roles end in three months", n),
    "proposed": lambda n: ngettext(
        "Closure of %(n)s recommendation is proposed", "Closure of %(n)s recommendations is proposed", n
    ),
    "completions": lambda n: ngettext(
        "Completion of %(n)s thing is proposed: all that it relies on is met",
        "Completion of %(n)s things is proposed: all that they rely on is met",
        n,
    ),
    "redactions": lambda n: ngettext(
        "%(n)s redaction waits for you as the second person",
        "%(n)s redactions wait for you as the second person",
        n,
    ),
    "rounds": lambda n: ngettext(
        "%(n)s round of updates is planned or open", "%(n)s rounds of updates are planned or open", n
    ),
    "asked": lambda n: ngettext("%(n)s update is asked of you", "%(n)s updates are asked of you", n),
    "to_clear": lambda n: ngettext("%(n)s answer waits for you to clear", "%(n)s answers wait for you to clear", n),
    "restricted": lambda n: ngettext(
        "%(n)s restricted thing is for you and others to read",
        "%(n)s restricted things are for you and others to read",
        n,
    ),
}
