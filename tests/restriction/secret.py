"""A council without anything restricted, and what is then restricted in it: made through the product's own actions."""

from dataclasses import dataclass, replace
from typing import Any

from followthrough.accreditation.models import Action, Found, Judgement, ProgrammeRisk, SteeringItem
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import DueDate, Evidence, ProgressUpdate, Wording
from followthrough.commitments.rules import Dated, Delivery, Kind, Whose
from followthrough.exchange import actions as exchange
from followthrough.exchange.actions import NewReview
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.packs import actions as packs
from followthrough.packs import queries as packed
from followthrough.packs.rules import Dates
from followthrough.registers.models import Cost, Counted
from followthrough.restriction import actions
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.models import Decision, Response
from followthrough.reviews.rules import Link, Scrutiny
from followthrough.reviews.rules import Response as Answered
from tests.cast import ANSWERED, ENDORSED, FIRST_PAPER, SmallReview
from tests.packs.desk import LAYOUT, TEXTS
from tests.restriction.secret_programme import fill, ids_of

WORDS = "Peregrine Wharf"
NUMBER = "77"
REVIEW = "Review 66"
PAPER = (
    "Number,Recommendation,Agree?,Comment\n"
    f"31,That the Council mends {WORDS}.,Agree,Complete\n"
    "32,That it paints it.,Agree,\n"
).encode()


@dataclass(frozen=True)
class Secret:
    """What is restricted: a recommendation beside others, a programme, and a whole review with a paper of its own."""

    recommendation: Any
    programme: Any
    review: Any
    paper: Any
    report: Any
    restrictions: tuple[Any, ...]

    def ids(self) -> dict[str, list[Any]]:
        """Every id by which an address could ask for it, by the name of the address's parameter."""
        asked, tracked = self.recommendation, [self.recommendation.commitment_id, self.programme.id]
        about = {"council": asked.council_id, "commitment": asked.commitment_id}
        rows = [model.everything.filter(**about).first().id for model in (ProgressUpdate, DueDate, Evidence, Wording)]
        rows += [model.everything.filter(recommendation=asked).first().id for model in (Response, Decision)]
        parts = ids_of(self.programme)
        kinds = (Cost, Counted, ProgrammeRisk, SteeringItem, Judgement, Found)
        inside = [self.programme.id, *parts["commitment"]]
        rows += [model.everything.filter(commitment__in=inside).first().id for model in kinds]
        return {
            **parts,
            "recommendation": [asked.id],
            "commitment": [*tracked, *parts["commitment"]],
            "on": [*tracked, *parts["commitment"]],
            "programme": tracked,
            "review": [self.review.id],
            "paper": [self.paper.id],
            "report": [self.report.id],
            "row": rows,
            "subject": [*parts["subject"], asked.id, *tracked, self.review.id, self.paper.id, self.report.id, *rows],
            "restriction": [one.id for one in self.restrictions],
        }


def keep_secret(council: Any, by: Any, readers: list[Any], cast: SmallReview) -> Secret:
    """Something restricted that would show in every list and count, tied to what everybody sees."""
    mine = {"council": council, "by": by}
    recommendation = _recommendation(mine, cast)
    programme = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text=f"Locks for {WORDS}.", told=_told())
    fill(mine, programme, cast.post, cast.meeting, WORDS, _told())
    commitments.rely(**mine, commitment=cast.recommendations[0].commitment, on=programme, note=WORDS)
    action = Action.objects.get(programme=programme).commitment
    commitments.rely(**mine, commitment=cast.recommendations[1].commitment, on=action, part="1.1", note=WORDS)
    commitments.rely(**mine, commitment=recommendation.commitment, on=programme, note=WORDS)
    paper = exchange.read_in(**mine, data=PAPER, name=f"{WORDS}.csv")
    new = NewReview(REVIEW, About(name=f"Review of {WORDS}", committee=cast.committee))
    review = exchange.confirm(**mine, paper=paper, into=new, paper_on=FIRST_PAPER, keep_original=True)
    report = _reports(mine, cast, review)
    things = (recommendation.commitment, programme, review)
    made = tuple(
        actions.restrict(**mine, thing=thing, readers=readers, reason=f"It names {WORDS}.") for thing in things
    )
    reviews.add_recommendation(**mine, review=review, number="33", text=f"That it guards {WORDS}.", told=_told())
    return Secret(recommendation, programme, review, paper, report, made)


def _reports(mine: dict[str, Any], cast: SmallReview, review: Any) -> Any:
    """A report on the review to be restricted, finalised; and a version of one that tells of the recommendation."""
    for ready in packed.of_review(mine["council"], cast.review):
        if not ready.layout["clearers"] and not packed.packs(mine["council"], ready).exists():
            packs.finalise(**mine, report=ready)
    layout = replace(LAYOUT, name=f"For {WORDS}", clearers=())
    dates = Dates(FIRST_PAPER, FIRST_PAPER, FIRST_PAPER, cast.meeting.day)
    report = packs.begin(**mine, review=review, meeting=cast.meeting, layout=layout, dates=dates)
    packs.write(**mine, report=report, texts=TEXTS | {"background": f"{WORDS} is empty."}, seen={"background": 1})
    packs.finalise(**mine, report=report)
    return report


def _recommendation(mine: dict[str, Any], cast: SmallReview) -> Any:
    text = f"That the Council moves its staff from {WORDS}."
    made = reviews.add_recommendation(
        **mine, review=cast.review, number=NUMBER, text=text, section=WORDS, told=Told(known_on=ENDORSED)
    )
    about = {**mine, "recommendation": made}
    reviews.respond(**about, answer=Answer(state=Answered.AGREED, reason=WORDS), told=Told(known_on=ANSWERED))
    reviews.decide(**about, state=Scrutiny.KEPT_OPEN, minute_ref="Minute 5", note=WORDS, told=_told())
    reviews.link(**about, other=cast.recommendations[0], kind=Link.DUPLICATE_OF, minute_ref=WORDS)
    first = {**mine, "recommendation": cast.recommendations[0]}
    reviews.link(**first, other=made, kind=Link.SPLIT_INTO, minute_ref=WORDS)
    reviews.reword(**about, text=f"Beside {WORDS}.", whose=Whose.EXECUTIVE, told=_told())
    reviews.add_part(**about, label="a", text=f"At {WORDS}.", told=_told())
    tracked = {**mine, "commitment": made.commitment}
    commitments.assign(**tracked, post=cast.post, told=_told())
    commitments.promise(**tracked, due=parse("May 2022"), told=_told())
    commitments.promise(
        **tracked,
        due=parse("June 2023"),
        kind=Dated.EXTENSION,
        reason=WORDS,
        approved_by="Head of Parks",
        told=_told(),
    )
    commitments.record_progress(**tracked, state=Delivery.COMPLETE, text=f"{WORDS} is empty.", told=_told())
    commitments.add_evidence(**tracked, reference=f"File {WORDS}", told=_told())
    commitments.add_note(**tracked, name=WORDS, text=WORDS, told=_told())
    commitments.rely(**tracked, on=cast.recommendations[1].commitment, note=WORDS)
    wrong = commitments.add_note(**tracked, name="Mistake", text=WORDS, told=_told())
    commitments.withdraw(**mine, row=wrong, reason=WORDS)
    return made


def _told() -> Told:
    return Told(known_on=min(FIRST_PAPER, clock.today()))
