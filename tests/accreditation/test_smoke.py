from followthrough.accreditation.queries import readiness as reading
from followthrough.accreditation.queries import resting
from followthrough.accreditation.actions import accepting, moving
from followthrough.accreditation.rules import Outcome, Ready
from followthrough.commitments import actions as commitments
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import NEXT, edition
from tests.cast import small_review


def test_smoke(plots, home):
    other = plots.review(plots.housing)
    asked = small_review(*home).recommendations[1].commitment
    commitments.rely(**plots.by, commitment=asked, on=plots.programme, part="1")
    plots.judge(r1_1="met", r1_2="not_met")
    gap = plots.gap()
    found = reading.readiness(home[0], plots.programme, AsAt.now())
    area = plots.criterion("1")
    assert found.cell(area, plots.parks).ready is Ready.NOT_MET
    assert found.cell(area, plots.housing).ready is Ready.NOT_JUDGED
    [one] = resting.resting_on(home[0], plots.programme, AsAt.now())
    assert one.outcome is Outcome.STAYS
    print(one.reasons)
    plots.judge(r1_2="met")
    plots.judge(other, r1_1="met", r1_2="not_applicable")
    from followthrough.accreditation.actions import reviewing

    reviewing.close_gap(**plots.by, gap=gap, closed=True, evidence="x")
    [one] = resting.resting_on(home[0], plots.programme, AsAt.now())
    assert one.outcome is Outcome.PROPOSED, one.reasons
    accepting.accept(**plots.by, chosen=[asked.id], text="Met", evidence={asked.id: ["Folder 12"]})
    [one] = resting.resting_on(home[0], plots.programme, AsAt.now())
    assert one.outcome is Outcome.DONE
    new = edition(*home, NEXT)
    m = moving.move(**plots.by, programme=plots.programme, edition=new.edition)
    found = reading.readiness(home[0], plots.programme, AsAt.now())
    print({(a.ref, t.name): found.cell(a, t) for a in found.loaded.areas for t in found.services})
    print(m.reliances)
