"""What something relies on and waits for, in words: for pages, sheets and documents."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.accreditation.rules import Outcome, Reason, Waits
from followthrough.reports.words import day_words, kind_words, listed

if TYPE_CHECKING:
    from followthrough.accreditation.queries.resting import Followed, Resting
    from followthrough.commitments.models import Reliance
    from followthrough.commitments.queries import Standing

PartNames = Mapping[tuple[UUID, str], str]


def with_part(name: str, part: str) -> str:
    """What is relied on with the part of it: “Good allotments mark, 1.2 Leaks are mended”."""
    return f"{name}, {part}" if part else name


def reliance_name(name: str, row: "Reliance", parts: PartNames) -> str:
    """The same of a row, which says where it lies outside what that covers."""
    return _outside(with_part(name, parts.get((row.on_id, row.part), row.part)), row)


def reliances_name(name: str, rows: "Sequence[Reliance]", parts: PartNames) -> str:
    """The same of several rows about one thing, whose name is said once: “Good allotments mark: 1.1 Water; 2 Soil”."""
    if len(rows) == 1:
        return reliance_name(name, rows[0], parts)
    said = [_outside(parts.get((row.on_id, row.part), row.part) or _("the whole"), row) for row in rows]
    return f"{name}: {'; '.join(said)}"


def _outside(name: str, row: "Reliance") -> str:
    return _("%(name)s (outside its scope)") % {"name": name} if row.outside else name


def by_thing(rows: "Iterable[Reliance]") -> "dict[UUID, list[Reliance]]":
    """Those rows by what they are on, in their order."""
    found: dict[UUID, list[Reliance]] = {}
    for row in rows:
        found.setdefault(row.on_id, []).append(row)
    return found


def rests_name(one: "Resting") -> str:
    """What a reliance is on; of what is exempt from publication only what kind of thing it is."""
    part = f"{one.criterion.ref} {one.criterion.title}" if one.criterion else one.reliance.part
    return with_part(standing_name(one.on, one.reliance.on.kind), part)


def standing_name(on: "Standing | None", kind: str) -> str:
    """The words of what is relied on, or what kind of thing it is where those are exempt or not known yet."""
    return kind_words(kind) if on is None or on.exempt(on.words) else on.words.text


_WAITS: dict[Waits, Callable[[int], str]] = {
    Waits.OUTSIDE: lambda n: _("It lies outside what this covers, so that it says nothing about it."),
    Waits.PROGRAMME_OPEN: lambda n: _("This is not complete."),
    Waits.ACTION_OPEN: lambda n: _("This action is not complete."),
    Waits.OTHER_OPEN: lambda n: _("This is not complete."),
    Waits.NOT_JUDGED: lambda n: ngettext("%(n)d criterion is not yet judged", "%(n)d criteria are not yet judged", n),
    Waits.NOT_MET: lambda n: ngettext("%(n)d criterion is not met", "%(n)d criteria are not met", n),
    Waits.GAPS_OPEN: lambda n: ngettext("%(n)d gap is open", "%(n)d gaps are open", n),
    Waits.NOT_SHOWN: lambda n: ngettext(
        "%(n)d criterion is met and nothing shows it", "%(n)d criteria are met and nothing shows them", n
    ),
    Waits.APPLIES_NOWHERE: lambda n: _("It applies in no service, so nothing is met by it."),
    Waits.NO_SCOPE: lambda n: _("No service is looked at, so nothing is judged."),
    Waits.UNKNOWN_PART: lambda n: _("The edition that is followed now has no such part."),
    Waits.SAID_SINCE: lambda n: _(
        "Everything is met, and its owner has said since then how far it is: that word stands."
    ),
}
_COUNTED = frozenset({Waits.NOT_JUDGED, Waits.NOT_MET, Waits.NOT_SHOWN, Waits.GAPS_OPEN})


def reason_words(reason: Reason) -> str:
    """Why something waits, as a sentence: “2 criteria are not met, in Parks and Housing estates.”"""
    said = _WAITS[reason.why](reason.number) % {"n": reason.number}
    if reason.why not in _COUNTED:
        return said
    where = {"what": said, "services": listed(list(reason.names))}
    return _("%(what)s, in %(services)s.") % where if reason.names else f"{said}."


def rests_words(one: "Resting") -> str:
    """How one reliance stands: since when it is met, or why it is not."""
    if one.rests.met:
        day = one.rests.met_on
        return _("Met, known on %(day)s.") % {"day": day_words(day)} if day else _("Met.")
    return " ".join(reason_words(reason) for reason in one.rests.reasons)


def contradiction(found: "Followed") -> str:
    """“Complete, but Good allotments mark, 2 Neighbours, on which it relies, is open.”"""
    open_ones = [rests_name(one) for one in found.resting if one.rests.open]
    words = ngettext(
        "Complete, but what it relies on is open: %(names)s.",
        "Complete, but things that it relies on are open: %(names)s.",
        len(open_ones),
    )
    return words % {"names": "; ".join(open_ones)}


def shown_by(one: "Resting", restricted: Collection[UUID]) -> str:
    """What shows that one reliance is met, as a reference; nothing of what is `restricted`, itself or with its whole.

    The judgements of a part are told by their services and what they name as evidence, each once.
    """
    if one.on is None or one.reliance.on_id in restricted:
        return ""
    records = dict.fromkeys(met.judgement.evidence for met in one.shown_by if met.judgement.evidence)
    if one.shown_by:
        said = _("met in %(services)s") % {"services": listed(list(dict.fromkeys(m.team.name for m in one.shown_by)))}
    else:
        said = _("complete")
        records = dict.fromkeys(row.reference for row in one.on.evidence if not one.on.exempt(row))
    day = one.rests.met_on
    known = _("%(name)s: %(said)s, known on %(day)s") if day else _("%(name)s: %(said)s")
    told = known % {"name": rests_name(one), "said": said, "day": day_words(day) if day else ""}
    return f"{told}. {'; '.join(records)}" if records else f"{told}."


def outcome_words(outcome: Outcome) -> str:
    """What follows for something that waits for nothing; "" where its reasons say it."""
    return {
        Outcome.PROPOSED: _("All that it rests on is met, and completion is proposed."),
        Outcome.DONE: _("It is finished."),
        Outcome.STAYS: "",
        Outcome.CONTRADICTED: _("Its owner says that it is complete, while it rests on something that is open."),
    }[outcome]
