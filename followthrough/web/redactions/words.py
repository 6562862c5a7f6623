"""Where words stand, in words: kinds of places and how many there are of each."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from followthrough.redaction.queries import Place

OUTCOMES = {"waiting": _("Waits for a second person"), "done": _("Done"), "refused": _("Refused or taken back")}
KINDS = {
    "Answer": _("Answers to rounds"),
    "AnswerDraft": _("Answers to rounds that were put down and not sent"),
    "Assignment": _("Owners of recommendations"),
    "AuditPayload": _("Entries of the trail"),
    "Body": _("Names of bodies"),
    "Charter": _("What programmes follow, and who is over them"),
    "Clearance": _("Clearances of reports"),
    "Clearing": _("Notes on answers that were sent back"),
    "Committee": _("Names of committees"),
    "Conduct": _("How services are reviewed"),
    "Cost": _("Costs"),
    "Counted": _("Counts"),
    "Criterion": _("Areas and criteria of frameworks"),
    "Decision": _("Decisions of the committee"),
    "Draft": _("Sections of reports, as written"),
    "DueDate": _("Due dates"),
    "Edition": _("Names of frameworks"),
    "Email": _("E-mails"),
    "Escalation": _("Letters above services"),
    "Evidence": _("Evidence"),
    "Exemption": _("Reasons of exemptions"),
    "Extending": _("Decisions on later dates"),
    "Found": _("Findings of service reviews"),
    "FundingStream": _("Names of funding"),
    "FundingTerms": _("What is known of funding"),
    "GapClosing": _("Why gaps are closed or open again"),
    "Import": _("Papers that were imported"),
    "Judgement": _("Judgements of services"),
    "Link": _("Ties between recommendations"),
    "Note": _("Notes from papers"),
    "Pack": _("Finalised reports"),
    "Part": _("Parts of recommendations"),
    "Particulars": _("Particulars of reviews"),
    "Person": _("Names and addresses of people"),
    "Placing": _("Phases of actions"),
    "Post": _("Titles of posts"),
    "ProgrammeRisk": _("Risks of programmes"),
    "ProgressUpdate": _("Progress updates"),
    "Proposal": _("Rows of papers that were imported"),
    "PutAnswer": _("Why owners would not say what was put to them"),
    "PutUpdate": _("Words that were put to owners"),
    "Question": _("Questions of scrutiny about answers"),
    "Recommendation": _("Numbers and sections of recommendations"),
    "RedactionRequest": _("Other requests for redaction"),
    "Reliance": _("Reliances"),
    "Report": _("Layouts of reports being written"),
    "ReportLayout": _("Layouts of reports"),
    "Request": _("Notes in the letters of rounds"),
    "Response": _("Responses"),
    "Restriction": _("Reasons of restrictions"),
    "Returned": _("Word files of reports that came back"),
    "Review": _("Neutral names of reviews"),
    "Round": _("Sentences in the letters of rounds"),
    "Ruling": _("Decisions on words that the guard found"),
    "Scope": _("Scopes of programmes"),
    "Serving": _("Gaps that actions close"),
    "SteeringItem": _("Decisions of steering groups"),
    "StoredFile": _("Files that are kept"),
    "TaughtWord": _("Words that this council has taught"),
    "Team": _("Names of teams"),
    "Withdrawal": _("Reasons of withdrawals"),
    "WordTemplate": _("Names of Word templates"),
    "Wording": _("Words of recommendations"),
}


def kinds(places: Iterable["Place"]) -> list[tuple[str, int]]:
    """Kinds of places by name, with how many places there are of each."""
    counts = Counter(str(KINDS[place.model.__name__]) for place in places)
    return sorted(counts.items())
