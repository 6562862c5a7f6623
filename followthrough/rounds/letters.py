"""The e-mails of a round, one function each.

Sender, subject and first line carry neutral names only, for telephones lie on kitchen tables. No letter repeats a
recommendation's words or an answer: those are behind the link.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils.models import Council
from followthrough.outbox.html import html_of
from followthrough.reports.words import day_words
from followthrough.reviews.models import Review
from followthrough.rounds.models import Request, Round


def neutral(reviews: Sequence[Review]) -> str:
    """What a round is called wherever somebody may look over a shoulder: “Review 7”, “Review 7 and Review 9”."""
    names = [review.neutral_name for review in reviews]
    if len(names) < 2:
        return "".join(names) or _("A review")
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def asking(council: Council, request: Request, called: str, how_many: int, token: str) -> dict[str, Any]:
    """The first letter to a recipient: what is asked, until when, and the link."""
    one = request.round
    said = ngettext(
        "%(called)s: you are asked for an update on %(n)s thing by %(day)s.",
        "%(called)s: you are asked for updates on %(n)s things by %(day)s.",
        how_many,
    ) % {"called": called, "n": how_many, "day": day_words(one.due_on)}
    own = [text for text in (one.wording, request.note) if text]
    return _letter(
        "round_asking",
        called,
        _("%(called)s: updates by %(day)s") % {"called": called, "day": day_words(one.due_on)},
        [said, *own, *_behind(council, one, token)],
    )


def reminding(council: Council, request: Request, called: str, how_many: int, token: str, late: bool) -> dict[str, Any]:
    """A reminder of what has not been answered yet."""
    one = request.round
    values = {"called": called, "n": how_many, "day": day_words(one.due_on)}
    still = ngettext(
        "%(called)s: %(n)s update is still awaited from you. Answers are due by %(day)s.",
        "%(called)s: %(n)s updates are still awaited from you. Answers are due by %(day)s.",
        how_many,
    )
    was = ngettext(
        "%(called)s: %(n)s update is still awaited from you. It was due by %(day)s.",
        "%(called)s: %(n)s updates are still awaited from you. They were due by %(day)s.",
        how_many,
    )
    subject = _("%(called)s: a reminder") % {"called": called}
    return _letter(
        "round_reminder", called, subject, [(was if late else still) % values, *_behind(council, one, token)]
    )


def back(council: Council, request: Request, called: str, how_many: int, token: str) -> dict[str, Any]:
    """Something that was sent is asked about again: sent back by the owner's side, or a question from scrutiny."""
    said = ngettext(
        "%(called)s: there is a note on %(n)s of your answers. Please look at it again.",
        "%(called)s: there are notes on %(n)s of your answers. Please look at them again.",
        how_many,
    ) % {"called": called, "n": how_many}
    subject = _("%(called)s: a note on your answer") % {"called": called}
    return _letter("round_back", called, subject, [said, *_behind(council, request.round, token)])


def to_clear(council: Council, called: str, how_many: int) -> dict[str, Any]:
    """To whoever clears answers: some wait."""
    said = ngettext(
        "%(called)s: %(n)s answer waits for you to clear it or send it back.",
        "%(called)s: %(n)s answers wait for you to clear them or send them back.",
        how_many,
    ) % {"called": called, "n": how_many}
    address = settings.BASE_URL + reverse("rounds:clearing", kwargs={"council": council.slug})
    subject = _("%(called)s: answers to clear") % {"called": called}
    return _letter("round_to_clear", called, subject, [said, _("Sign in here:"), address], secret=False)


def escalating(called: str, text: str) -> dict[str, Any]:
    """Above a service that has not answered, in the words that the scrutiny officer pressed to send."""
    subject = _("%(called)s: updates not received") % {"called": called}
    return _letter("round_escalation", called, subject, [text], secret=False)


def escalation_text(service: str, called: str, one: Round, numbers: Sequence[str]) -> str:
    """The draft of that letter: what is awaited of the service, by number and never by person."""
    return _(
        "Updates for %(called)s were due by %(due)s. From %(service)s we have not received an update on:"
        " %(numbers)s.\n\n"
        "The committee meets on %(meeting)s and its papers close on %(closes)s. After that its report will say “No"
        " update received” beside each of these, with the name of the service.\n\n"
        "Could you see that an answer is sent by then?"
    ) % {
        "called": called,
        "due": day_words(one.due_on),
        "service": service,
        "numbers": ", ".join(numbers),
        "meeting": day_words(one.meeting.day),
        "closes": day_words(one.closes_on),
    }


def _behind(council: Council, one: Round, token: str) -> list[str]:
    address = settings.BASE_URL + reverse("answer_link", kwargs={"at": council.slug, "token": token})
    return [
        _("Answer here, without a password. “No change” is one press:"),
        address,
        _(
            "The link is for you, works until %(day)s and opens nothing else. What you send is read by the committee,"
            " and may have to be disclosed if somebody asks for it. If something is not yours, say so on the page."
        )
        % {"day": day_words(one.closes_on)},
    ]


def _letter(kind: str, sender: str, subject: str, paragraphs: list[str], *, secret: bool = True) -> dict[str, Any]:
    body = "\n\n".join(paragraphs) + "\n"
    return {
        "kind": kind,
        "secret": secret,
        "sender": sender,
        "subject": subject,
        "body": body,
        "html": html_of(body, title=subject),
    }
