"""Loads the two sample councils, all of them or nothing, through the product's own actions and import."""

from django.db import transaction

from followthrough.councils import queries
from followthrough.councils.scope import writing
from followthrough.councils.veil import looking
from followthrough.exchange import actions as exchange
from followthrough.reviews.models import Review
from followthrough.sample import accreditation, history, papers, reports, rounds, scrutiny, town
from followthrough.sample.facts import Facts, facts
from followthrough.sample.town import Town


def load(*, password: str | None = None) -> bool:
    """Load what is not there yet; False if the sample was there already.

    `password` opens every sample person's sign-in; without it nobody can sign in by password, which is what
    a system with a real council beside the sample wants.
    """
    if queries.council_by_slug(facts("council")["slug"]) is not None:
        return False
    # Nothing is restricted yet, so that is looked up once.
    with transaction.atomic(), looking():
        _merrowbridge(password)
        _stanhollow(password)
    return True


def _merrowbridge(password: str | None) -> None:
    people, committees = facts("people")["people"], facts("committees")["committees"]
    made = town.build(facts("council"), people, committees, password)
    with writing(made.council):
        for one in facts("reviews")["reviews"]:
            review = scrutiny.review(made, one)
            items = facts(one["recommendations"])["recommendations"] if one["recommendations"] else []
            asked = scrutiny.recommendations(made, review, one, items)
            if one["key"] == "abuse":
                _review_7(made, review, asked)


def _review_7(made: Town, review: Review, asked: scrutiny.Asked) -> None:
    tracked = {number: recommendation.commitment for number, recommendation in asked.items()}
    scrutiny.responses(made, asked, facts("responses"))
    history.owners(made, tracked, facts("owners"))
    history.due_dates(made, tracked, facts("due_dates"))
    for name in papers.LOADED:
        _paper(made, review, facts(name))
    later = facts("later")
    history.updates(made, tracked, later["updates"])
    history.corrections(made, tracked, later["corrections"])
    history.evidence(made, tracked, later["evidence"])
    programme = history.accreditation(made, tracked, facts("accreditation"))
    accreditation.follow(made, programme, facts("programme"))
    scrutiny.decisions(made, asked, later["decisions"])
    for one in facts("reports")["reports"]:
        reports.report(made, review, one)
    rounds.open_round(made, review, facts("round"))


def _paper(made: Town, review: Review, paper: Facts) -> None:
    """Read a paper and confirm it as history of its own day, as the import pages do."""
    read = exchange.read_in(council=made.council, by=made.keeper, data=papers.word(paper), name=paper["file"])
    exchange.confirm(council=made.council, by=made.keeper, paper=read, into=review, paper_on=paper["day"])


def _stanhollow(password: str | None) -> None:
    given = facts("stanhollow")
    made = town.build(given["council"], given["people"], given["committees"], password)
    with writing(made.council):
        for one in given["reviews"]:
            scrutiny.recommendations(made, scrutiny.review(made, one), one, given["recommendations"])
