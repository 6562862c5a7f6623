"""A paper beside the review that it goes into: its rows in groups, their differences, and what has to be asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.exchange.matching import How
from followthrough.web import states, words

if TYPE_CHECKING:
    from followthrough.commitments.models import Assignment
    from followthrough.exchange.comparison import Comparison, RowView
    from followthrough.exchange.matching import Likeness
    from followthrough.reviews.queries.lines import Line
    from followthrough.web.imports.shape import RowShown

NEW = "new"
MISSING = "missing"
ASKED, REWORDED, MOVED, DIFFERENT, NOT_THERE, ADDS, SAME, OUT = (
    "asked", "reworded", "moved", "different", "new", "adds", "same", "out",
)  # fmt: skip
# In the order in which a person wants them: what has to be settled first, what is nothing new last.
GROUPS = {
    ASKED: gettext_lazy("To be settled or mended by you"),
    REWORDED: gettext_lazy("Reworded"),
    MOVED: gettext_lazy("Moved: another number or section"),
    DIFFERENT: gettext_lazy("Another response, owner or due date"),
    NOT_THERE: gettext_lazy("New recommendations"),
    ADDS: gettext_lazy("New updates, and what was missing"),
    SAME: gettext_lazy("Nothing new"),
    OUT: gettext_lazy("Left out"),
}
TAKES = {
    "text": gettext_lazy("the words, as the committee’s amended wording"),
    "owner": gettext_lazy("the owner, as the next one"),
    "due_extended": gettext_lazy("as an extension"),
    "due_corrected": gettext_lazy("as a correction: the review had it wrong"),
}
DUES = ("due_extended", "due_corrected")


@dataclass(frozen=True)
class Difference:
    """Something that the review and the paper say differently; the review's stays unless a person takes the other.

    `note` says why it cannot be taken, where that is so.
    """

    code: str
    what: str
    have: str
    says: str
    note: str


@dataclass(frozen=True)
class Choice:
    """One answer to a question about a row."""

    value: str
    says: str
    hint: str
    chosen: bool


@dataclass(frozen=True)
class Beside:
    """How one row stands beside the review. `adds` is what confirming would add, None where that cannot be said yet."""

    group: str
    line: "Line | None"
    how: str
    why: str
    differences: tuple[Difference, ...]
    choices: tuple[Choice, ...]
    ticks: tuple[Choice, ...]
    dues: tuple[Choice, ...]
    adds: list[str] | None


@dataclass(frozen=True)
class Group:
    """Rows of one kind: how many in the whole paper, and those on this page."""

    code: str
    title: str
    count: int
    rows: "list[RowShown]"


def row_beside(view: "RowView", found: "Comparison", adds: list[str] | None) -> Beside:
    """How a row stands beside the review that it is compared with."""
    return Beside(
        group=_group(view, adds),
        line=view.line,
        how=view.match.how if view.match else "",
        why=_why(view),
        differences=tuple(_difference(view, code) for code in view.differences),
        choices=choices(view, found) if view.match and view.match.how is How.ASKED else (),
        ticks=tuple(_tick(view, code) for code in view.may_take if code not in DUES),
        dues=_dues(view),
        adds=adds if view.line else None,
    )


def in_groups(rows: "Sequence[RowShown]") -> "list[RowShown]":
    """The rows in the order of their groups, and within each in the paper's."""
    order = list(GROUPS)
    return sorted(rows, key=lambda row: order.index(row.beside.group) if row.beside else 0)


def groups(every: "Sequence[RowShown]", shown: "Sequence[RowShown]") -> list[Group]:
    """The groups of the rows on a page, each with its count in the whole paper."""
    counted = Counter(_code(row) for row in every)
    return [
        Group(code, str(GROUPS.get(code, "")), counted[code], list(rows)) for code, rows in groupby(shown, key=_code)
    ]


def counts(every: "Sequence[RowShown]") -> list[tuple[str, str, int]]:
    """Each group that has rows: its code, its title and how many."""
    counted = Counter(_code(row) for row in every)
    return [(code, str(title), counted[code]) for code, title in GROUPS.items() if counted[code]]


def choices(view: "RowView", found: "Comparison") -> tuple[Choice, ...]:
    """What a row may be: the recommendations that it is like, and a new one."""
    lines = found.by_id
    match = view.match
    assert match is not None
    keys = list(dict.fromkeys([*([match.key] if match.key else []), *(one.key for one in match.like)]))
    alike = {one.key: one for one in match.like}
    said = [
        Choice(
            value=str(key),
            says=_("The same as recommendation %(number)s") % {"number": named(lines[key])},
            hint=_hint(alike[key], lines[key]) if key in alike else lines[key].standing.words.text,
            chosen=key == match.key,
        )
        for key in keys
        if key in lines
    ]
    return (
        *said,
        Choice(
            NEW, _("A new recommendation"), _new_hint(view, found), match.how in (How.NEW, How.SAID) and not match.key
        ),
    )


def named(line: "Line") -> str:
    """A recommendation by its number, section and recipient."""
    one = line.recommendation
    to = _("to %(body)s") % {"body": one.recipient.name} if one.recipient else ""
    return " · ".join(part for part in (one.number, one.section, to) if part)


def _code(row: "RowShown") -> str:
    return row.beside.group if row.beside else ""


def _group(view: "RowView", adds: list[str] | None) -> str:
    if view.proposal.left_out:
        return OUT
    if adds is None:
        return ASKED
    if view.line is None:
        return NOT_THERE
    if "text" in view.differences:
        return REWORDED
    if view.moved and adds:
        return MOVED
    if view.differences:
        return DIFFERENT
    return ADDS if adds else SAME


def _why(view: "RowView") -> str:
    """Why a row was taken for that recommendation, where number and words do not say it by themselves."""
    match, line = view.match, view.line
    if match is None or (match.how is How.SAME and not view.moved):
        return ""
    if line is None:
        return _("A new recommendation, as you said.") if match.how is How.SAID else ""
    given: dict[str, Any] = {"number": named(line)}
    if match.how is How.REWORDED:
        [like] = match.like
        given |= {"shared": like.shared, "of": like.of}
        return _("Recommendation %(number)s in other words: %(shared)s of %(of)s words are the same.") % given
    if match.how is How.SAID:
        return _("Recommendation %(number)s, as you said.") % given
    return _("The words are those of recommendation %(number)s, which keeps its number. The paper’s is noted.") % given


def _hint(like: "Likeness[Any]", line: "Line") -> str:
    given = {"shared": like.shared, "of": like.of, "words": line.standing.words.text}
    return _("%(shared)s of %(of)s words are the same: “%(words)s”") % given


def _new_hint(view: "RowView", found: "Comparison") -> str:
    if found.has_number(view):
        return _("The review has another under this number, so you will be asked to mend the number of this row.")
    return ""


def _tick(view: "RowView", code: str) -> Choice:
    says = _take_response(view) if code == "response" else str(TAKES[code])
    return Choice(f"{view.position}-{code}", says, "", code in view.taken)


def _take_response(view: "RowView") -> str:
    """What will be recorded: a paper reports an answer, and seldom says when it was given."""
    state = states.state_name(view.row["response_means"], "response")
    if view.paper_on is None:
        return _("the response “%(state)s”: it will stand as said in this paper") % {"state": state}
    given = {"state": state, "day": words.day(view.paper_on)}
    return _("the response “%(state)s”: it will stand as said in the paper of %(day)s") % given


def _dues(view: "RowView") -> tuple[Choice, ...]:
    offered = [code for code in view.may_take if code in DUES]
    taken = [code for code in offered if code in view.taken]
    if not offered:
        return ()
    stays = Choice("", _("leave the review’s"), "", not taken)
    return (stays, *(Choice(code, str(TAKES[code]), "", code in taken) for code in offered))


def _difference(view: "RowView", code: str) -> Difference:
    assert view.line is not None
    line, row = view.line, view.row
    due = line.standing.current_due
    pairs = {
        "text": (_("Words"), line.standing.words.text, row.get("text")),
        "response": (
            _("Response"),
            states.state_name(line.axes.response, "response"),
            states.state_name(row["response_means"], "response") if row.get("response_means") else "",
        ),
        "owner": (_("Owner"), _owner(line.standing.owner), row.get("owner")),
        "due": (_("Due"), due.printed if due else "", row.get("due")),
    }
    name, have, says = pairs[code]
    return Difference(code, name, have, says or "", _note(view, code))


def _note(view: "RowView", code: str) -> str:
    if code in view.later:
        return _("The review has a later word on this, of %(day)s.") % {"day": words.day(view.later[code])}
    if code == "due" and view.due_is_no_date:
        return _("This is no date, so it cannot be taken. Mend the row if the paper means one.")
    return ""


def _owner(owner: "Assignment | None") -> str:
    return str(owner.post or owner.team or owner.body or owner.printed) if owner else ""
