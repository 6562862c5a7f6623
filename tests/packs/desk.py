"""A report on the small review, as far as a test wants it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.councils import actions as councils
from followthrough.packs import actions, queries
from followthrough.packs.rules import Clearer, Dates, Kind, Layout, Section
from tests.cast import SECOND_PAPER, SmallReview, small_review

DATES = Dates(SECOND_PAPER, date(2024, 1, 18), date(2024, 1, 19), date(2024, 1, 30))
LAYOUT = Layout(
    "Ours",
    (
        Section("to", "To", Kind.FIELD),
        Section("date", "Date", Kind.FIELD),
        Section("title", "Title", Kind.FIELD),
        Section("resolves", "That the Committee resolves to", Kind.RESOLVES, standing="Note the report."),
        Section("appendices", "Appendices", Kind.APPENDICES),
        Section("background", "Background", standing="The committee asked for this."),
        Section("money", "Financial implications", Kind.IMPLICATIONS),
    ),
    (Clearer("finance", "Finance", ("money",)), Clearer("director", "Director")),
)
TEXTS = {
    "title": "Street trees, three years on",
    "background": "Of [[recommendations]] recommendations [[delivery-complete]] is complete.\n\nThe rest goes on.",
    "money": "There are none.",
}


@dataclass(frozen=True)
class Desk:
    """Who is at work, on what."""

    council: Any
    officer: Any
    cast: SmallReview
    report: Any

    @property
    def by(self) -> dict[str, Any]:
        return {"council": self.council, "by": self.officer, "report": self.report}

    def view(self) -> queries.ReportView:
        """The report as it reads now."""
        report = queries.report(self.council, self.report.id)
        assert report is not None
        found = queries.view(self.council, report, queries.as_at_of(report.cutoff_on))
        assert found is not None
        return found

    def serials(self) -> dict[str, int]:
        return {key: draft.serial for key, draft in queries.drafts(self.council, self.report).items()}

    def write(self, **texts: str) -> None:
        actions.write(**self.by, texts=texts, seen=self.serials())

    def clear(self) -> None:
        for clearer in LAYOUT.clearers:
            actions.clear(**self.by, clearer=clearer.key, given_by=f"Head of {clearer.name}")

    def ready(self) -> "Desk":
        """Written and cleared."""
        self.write(**TEXTS)
        self.clear()
        return self


def at_work(home: tuple[Any, Any], meeting: date = DATES.meeting) -> Desk:
    """A report on the small review, begun."""

    council, officer = home
    cast = small_review(council, officer)
    day = councils.add_meeting(council=council, by=officer, committee=cast.committee, day=meeting)
    report = actions.begin(council=council, by=officer, review=cast.review, meeting=day, layout=LAYOUT, dates=DATES)
    return Desk(council, officer, cast, report)
