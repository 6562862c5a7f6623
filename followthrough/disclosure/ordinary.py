"""Words that stand with a capital in a council's papers and are nobody's name and no street's."""


def listed(words: str) -> frozenset[str]:
    """Words as they are printed here, many to a line."""
    return frozenset(words.split())


ORDINARY = listed(
    """
    a about abuse academy access accommodation accountability accreditation act action actions additional adult adults
    advice adviser advisor advocacy advocate affairs after agency agenda agree agreed agreement ai all alliance
    allocations allowances also an and annex annual any apologies appeal appendix applications april are area areas as
    asked assembly assessment assistant associate association at august authorities authority awareness bank based be
    before behaviour being benefit benefits best better bill board body borough both budget budgets building but by
    cabinet call calls campaign care case cases central centre chair champion champions chancellor change chapter
    charity chief child children christian cic citizens city civil clause clerk close code codes college command
    commercial commission commissioner commissioning committee committees common communications communities community
    companies company complete compliance conclusion conduct congress constitution consultation contact contract
    control coordinator core corporate council councillor councillors councils county court courts crime criminal
    crown customer customers cycle data date day days deadline deadlines december decision decisions delivery
    democratic department deputy design development digital director directorate disability district districts
    diversity document domestic draft drive duties duty each early east eastern economic economy education efficiency
    emergency employment energy engagement england english enquiries environment equality establishment estate eu
    european evaluation event every evidence executive experience external families family february federation
    feedback finance financial fire first focus for forum foundation four framework friday from full fund funding
    future gdpr general global good governance government grant grants green group groups growth guidance guide has
    have head health her high his home homeless homelessness homes hospital house housing how hub human if impact
    implementation implications improvement in inclusion inclusive income independent induction industry information
    infrastructure initiative inquiry inspector inspectorate institute integrated integration interim internal
    international into introduction investigation investment is issues it its january job joint july june justice key
    kingdom labour landlord landlords lane law lead leader leadership leads learning legal leisure level liberal
    library licence licensing lieutenant limited list lived living local london long low ltd made magistrate
    magistrates main maintenance major management manager managers mandatory many march market master may mayor
    mayoress media medical medium meeting meetings member members mental metropolitan million minister ministry minor
    minutes model monday monitoring month more most motion mp mps multi municipal museum national neighbourhood
    neighbourhoods network new no non north northern not note noted november number october of off offer office
    officer officers on one online only open operational operations opposition options or order organisation
    organisations other our out outcome outcomes outreach overview owner panel paper parish park parking parliament
    part partner partners partnership partnerships party path pathway pathways people performance permanent person
    phase place places plain plan planning plans plc pm police policies policy portfolio post practice practitioner
    present presented president prevention primary principal priorities priority private procedure procedures process
    processes procurement professional professionals programme programmes progress project projects property proposals
    protection protocol provision provost public pupils purpose quality quarter question questions race rapid reason
    reasons recommendation recommendations records recovery recruitment reduction reform refuge regeneration region
    regional register regulation regulations regulator regulatory rehousing relations relationship remand rents report
    reported reports representative requests research resident residents resilience resource resources respect
    respectful response responses responsible results retail revenue review reviews right rights risk road roads room
    rough royal rural safe safeguarding safer safety said sanctuary saturday savings scheme school schools scrutiny
    second secretary section sector security see senior september service services sexual shadow shared she sheriff
    should side skills sleeping social society some south southern speaker specialist spring staff stage standard
    standards state statement status statutory steering strategic strategies strategy street strong stronger student
    students sub subject summary summer sunday supply support supported supporting surgeries survey survivor survivors
    sustainability sustainable system systems target task team teams technical technology tenancies tenancy tenant
    tenants term terms that the their then there these they third this those three thursday timetable title to
    together tools town trade training transformation transition transport treasury tribunal trust tuesday two uk
    under union unit united university update updates urban us use victim victims violence violent vision voice
    voluntary volunteer volunteers wales ward wards was water we wednesday week welfare welsh west western what when
    where which while who whole why will winter with within woman women work worker workers workforce working
    workplace workshop workshops would year years yes you young your youth
    """
)
# Also what people are called: "Cllr Young", "Jane Green".
ALSO_SURNAMES = listed(
    """
    best bill bond case church close day drive early england english family first full good grant green head house
    king lane law london long low major march masters may minor north other page parish park power price reason royal
    savings small south spring street strong summer sunday wales ward way west winter young
    """
)
# Behind "Mr" or "Cllr" any word is a name but these: what holds a sentence together, and posts that are addressed.
NO_SURNAMES = listed(
    """
    a an and as at but by chair chairman clerk commissioner for from has have he her his if in is it justice mayor not
    of on or our president said secretary she so speaker that the their they this to was we who with
    """
)
