"""The words of headings, role by role: patterns that must fit the whole heading, of which the first that fits counts.

A role may stand twice, because "Status update" is a comment but "Status of the action" a status.
"""

_BODIES = (
    r"(?:panel|committee|group|commission|board|review|council|members?|scrutiny|ombudsman|inspectors?|auditors?|"
    r"we|you)"
)
_DONE = r"(?:completed?|closed|implemented|delivered|done|achieved|met|actioned|discharged|finished|signed off)"
_TAKEN = r"(?:taken|done|completed|undertaken|achieved|delivered|implemented|made|so far|to date)"
_YES_OR_NO = r"(?:\?| ?\(?(?:y ?/ ?n|yes ?/ ?no|y or n|yes or no)\)?)"
_PLANS = (
    r"(?:original|initial|baseline|revised|amended|extended|new|current|latest|updated|proposed|scheduled|intended|"
    r"agreed|anticipated|projected|likely|action|implementation|completion|delivery|end|finish|planned|milestone|"
    r"compliance)"
)

# Known, and no part of a recommendation's life: never guessed to be anything else by what stands below.
_ASIDE = (
    r"(?:[\w']+ ){0,2}(?:priority|urgency|risks?|score|weighting|ranking)(?: rating| level| score| category)?",
    r"category of risk|(?:[\w']+ )?years?|age(?: in days)?|trend|direction of travel",
    r"(?:estimated |total )?(?:costs?|budget|funding|resources?)\b.*|(?:\w+ )?implications?(?: of .*)?",
    r"rationale|rationale for (?:the )?recommendation|background|context|source|origin|(?:root|underlying) causes?",
    r"wards?(?: affected)?|pages?(?: no| number| ref(?:erence)?)?|local or regional|scope|governance|forum",
    r"(?:web ?|hyper)?links?(?: to .*)?|url|attachments?|e-?mail(?: address)?|(?:tele)?phone(?: no| number)?",
    r"contact details|(?:strategic|corporate) (?:links?|objectives?|aims?|goals?|themes?|plan)\b.*|cost code|votes?",
    r"success (?:measures?|criteria|indicators?|factors?)|measures? of success|kpis?",
    r"performance (?:measure|indicator)s?",
    r"how (?:will|do|would|can|shall) (?:we|you) (?:know|measure|evidence|monitor)\b.*",
    r"how (?:will|is) (?:\w+ ){1,3}be (?:measured|evidenced|monitored|known|judged)\b.*|monitoring arrangements",
    r"(?:expected|intended|desired|planned|anticipated|target|proposed|required) (?:outcome|impact|benefit|result)s?",
    r"barriers?\b.*|dependenc(?:y|ies)|constraints?|(?:interim |key )?milestones?|(?:times )?extensions?",
    r"(?:(?:report|recommendation|action|motion|item|short|audit|review|project) )?title|reports?(?: name)?",
    r"audit(?: area| name| report| opinion| type)?|opinion|(?:scrutiny )?committee|meeting|proposer|seconder",
    r"(?:recommendation|action|report|audit|review|risk|finding|issue) type|type of (?:recommendation|action|audit)",
    rf"repeat(?: finding)?s?{_YES_OR_NO}?|(?:assurance|audit) (?:level|rating|opinion)|level of assurance",
    r"(?:no|nos|number|count|total|#)\.? (?:of )?(?:days|weeks|months|times|extensions?|revisions?|cases?)\b.*",
    r"(?:days|weeks|months) (?:overdue|outstanding|open|late|past due)|overdue by|times (?:extended|revised)",
    r"(?:(?:update|information|comments?) )?(?:provided|supplied|updated|verified|closed|signed off|approved|entered|"
    r"prepared|reviewed|checked|raised|reported|proposed|seconded|moved) by|comments? by|author",
    r"evidence (?:submitted|provided|supplied|received|attached|uploaded)",
    r"evidence (?:required|needed|requested|to be \w+|expected|links?|ref(?:erence)?s?|file|base)",
    r"(?:next )?(?:\w+ )?(?:update|report|review)s? due(?: date)?|(?:date of )?next (?:update|review|report)\b.*",
    r"(?:decision|approval) (?:route|level|type)|(?:rag|status) (?:key|definitions?)",
)
_KEY = (r"definitions?|meaning|what (?:it|this) means|descriptor",)
# Days on which something happened, none of which is when it is due.
_ISSUED = (
    r"date|(?:status|update|meeting|committee|report|recommendation|scrutiny|audit|decision|response|reply|cabinet|"
    r"exec(?:utive)?|closure|review) date|date considered",
    r"(?:date )?(?:issued|raised|opened)|date (?:made|agreed|accepted|added|reviewed)|(?:date )?last reviewed",
    r"date of (?:meeting|report|decision|recommendation|issue|council|cabinet|committee|audit|response|reply|status|"
    r"(?:last )?update)",
    r"(?:date )?(?:last )?updated(?: on)?|(?:date )?(?:response|reply) (?:received|sent)",
    r"(?:planned |actual |proposed |expected |project )?start(?:s|ed|ing)?(?: date| on| by)?",
    r"actual .*\bdate|(?:date )?(?:completed|closed|implemented) (?:on|date)",
    r"date (?:completed|closed|implemented|signed off|achieved|delivered)",
)
_STATUS = (
    r"(?!acceptance )(?:[\w'/-]+ ){0,3}(?:status|b?ragg?|rayg)(?: rating)?|traffic lights?",
    r"(?:%|per ?cent|percentage) ?(?:complete|completed|done|progress)|(?:progress|complete|completion) ?%",
    r"(?:progress|implementation|delivery|performance|status|colour) (?:rating|stage|state)",
    r"(?:level|degree|extent|stage|state) of (?:implementation|completion|progress|delivery)",
    rf"(?:is it |fully |on )?(?:{_DONE}|open|outstanding|track){_YES_OR_NO}",
    rf"(?:has|have|is|was) (?:it|this|the (?:recommendation|action)) (?:been )?{_DONE}",
    r"(?:open|closed|completed?|implemented)(?: ?/ ?| or )(?:open|closed|outstanding|incomplete|ongoing|in progress|"
    r"not \w+)",
    r"(?:blue|red|green) ?/ ?\w+ ?/ ?\w+(?: ?/ ?\w+)?|r ?/ ?a ?/ ?g|r a g",
)
_COMMENT = (
    r".*\b(?:updates?|progress|comments?|commentary|actions? taken|(?:current|latest) position|narrative|"
    r"position statement|steps taken|what (?:we have|has been) done|what (?:has )?happened|evidence of .*|outcome)\b.*",
    r"position (?:at|after) \w+[ -](?:weeks?|months?|years?)(?: on)?",
    r"position|(?:previous|last|last reported|reported|updated|present|interim|overall) position",
    r"where (?:are we|we are|it stands|are things)(?: now| at)?|where are we now .*|state of play",
    r"(?:what|how)(?: is|'s| has)? happen(?:ing|ed).*|(?:latest|current) (?:news|situation)",
    r"(?:what )?we (?:did|have done|are doing)",
    r"what (?:[\w']+ ){1,4}(?:told|tells|tell|reported to|reports to|report to) us",
    r"(?:delivery|activity|achievements?|work|done|delivered) (?:so far|to date)",
    r"what (?:have (?:we|you)|has been|we have|we've|did we)\b.*\b(?:do|done|achieved|changed|delivered)\b.*",
    r"what(?:'s| has) (?:been done|changed)\b.*|how implemented",
    rf"how (?:has|have|was|is) (?:this|it|the recommendation) (?:been |being )*{_DONE}.*",
    r"(?:key |interim )?(?:actions?|work|activity|activities|measures?|steps|milestones?|outputs?|deliverables) "
    rf"{_TAKEN}(?: to date| so far)?|(?:key )?achievements?",
    r"(?:\w+ )?follow[ -]?up(?: findings?| work| results?| review)?",
    r"(?:completion|closure|implementation|delivery|status|audit|monitoring) (?:notes?|details?|statement|summary)",
    r"(?:\w+|\d+)[ -]months?(?: on| review| report| follow-?up| position)",
)
_STATUS_AT_LENGTH = (
    r"(?:(?:overall|current|recommendation|implementation|delivery|rag|completion)\s)*"
    r"(?:status|b?rag|b?rag rating|rag status|state)\b.*",
    r"status of .*|completed?|signed off|stage|(?:delivery )?confidence",
)
# "Agreed recommendation" is the words of one, "Agree recommendation?" is not.
_RECOMMENDATION = (
    r"(?!(?:agree|accept|support|endorse) )(?!.*\b(?:response|reply|decision|owner|lead|date|when|no|ref|has|is|by)\b)"
    r"(?:[\w'-]+ ){0,3}recommendations?(?:\(s\))?(?: text| wording| details?| description| made| in full)?",
)
_DUE = (
    r".*\b(?:due|target|deadline|by when|time ?scales?|time ?frame|time ?line|timing|time ?table|delivery date|"
    r"completion|implementation date|expected|when|finish|end date|forecast|eta|ecd)\b.*",
    rf"(?:{_PLANS} )+date|date (?:for|to be|required|needed)\b.*|extended (?:to|until)|extension date",
    r"ends?|ending|ends on",
    r"to be done by|(?:to be )?(?:complete|completed|implement|implemented|deliver|delivered|achieved?) by|delivery by|"
    r"(?:required|needed) by",
)
_RESPONSE = (
    r"(?!.*decision.?maker|.* actions?\b|actions? ).*\b(?:agree|agreed|accepted|accept|responses?|reply|decision|"
    r"acceptance|verdict|concur|concurrence)\b.*",
    r"(?:[\w']+ ){1,3}(?:view|answer|position|stance)",
    rf"(?:supported|approved|endorsed)(?:{_YES_OR_NO}|(?: ?/ ?| or )(?:rejected|refused|not \w+))",
)
_OWNER = (
    r".*\b(?:owners?|owned by|lead|leads|leading|responsible|responsibility|recipient|assigned to|allocated to|by whom|"
    r"who|accountable|accountability|officer|portfolio|cabinet member|executive member|decision.?maker|organisation|"
    r"addressee|sro|assignee|sponsor|post ?holder)\b.*",
    r"(?:lead )?(?:agency|department|dept|directorate|division|service|body|team|post|partner|ministry|entity)",
    r"(?:named|nominated) (?:person|contact|manager)|(?:exec(?:utive)? )?director|manager|(?:relevant )?minister",
    r"head of service|implementing (?:body|agency|partner)",
    r"(?:(?:sent|addressed|directed|made|passed|referred|forwarded|given|handed|delegated|tasked) (?:on )?)?to|"
    r"(?:to be )?actioned by|action by|assigned",
)
_NUMBER = (
    r"#|(?:[\w/&#]+ ){0,4}(?:no|nos|n[º°]|num|number|ref|reference|id|uid|code|#)|rec|item",
    r"(?:rec|recommendation) ref.*|s/?n|row|line|unique identifier",
    r"(?:report )?para(?:graph)?s?(?: no| number| ref)?",
)
_TEXT = (
    r".*\b(?:recommendations?|resolutions?|resolved|motions?|recommended actions?|"
    r"(?:what|that) .{0,30}recommended|what was (?:recommended|asked|said))\b.*",
    r"what (?:did|has|have) (?:\w+ ){1,4}(?:recommend|ask for|say|propose|want)",
    rf"(?:what )?(?:the )?{_BODIES} (?:said|asked|asked for|wanted|want|proposed)|wording",
)
_ACTION = (
    r"(?:(?:agreed|proposed|required|key|planned|corrective|improvement|remedial|management|further) )*actions?"
    r"(?: required| points?| agreed| to be taken| needed| description| details?)?",
    r"proposals?(?: for improvement)?|requirements?|asks?|tasks?|findings?|commitments?|objectives?",
    r"(?:what|how) (?:will (?:we|you)|we will|are we going to|needs to be|is to be) (?:\w+ ){0,3}do(?:ne)?(?: it)?",
    r"(?:must|should) do|areas? (?:for|of) (?:improvement|concern)|improvement areas?|required improvements?",
    r"(?:key )?(?:learning points?|lessons?)(?: learn(?:ed|t)| identified)?|requirement notices?",
    r"(?:matters? of )?concerns?",
)
_SECTION = (
    r"theme|section|area|topic|heading|category|workstream|work stream|priority (?:area|theme)|subject|service area|"
    r"chapter|scrutiny review|review",
)
# An account only where no other column holds one.
_REMARK = (
    r"notes?|remarks?|observations?|(?:further|additional|other) (?:information|details|notes)|latest",
    r"(?:outcomes?|impact)(?: ?/ ?(?:outcomes?|impact))?|what next|next steps?|actions? to date",
    r"(?:supporting )?evidence|assurances?|(?:what )?difference (?:made|has it made)|what difference .*",
    r"(?:reasons?|justification|explanation)(?: for .*| of .*)?|(?:closure )?rationale(?: for .*)?",
    r"feedback(?: from .*)?|implementation|highlights|headlines?",
)

WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("key", _KEY),
    ("due", (r"by",)),
    ("section", (r"priority (?:area|theme)|(?:recommendation|action) (?:theme|category|area)",)),
    (
        "remark",
        (r"(?:reasons?|rationale|explanation|justification) (?:for|of) (?:(?:the )?(?:rag|status|closure|delay)).*",),
    ),
    ("aside", _ASIDE),
    ("issued", _ISSUED),
    ("status", _STATUS),
    ("comment", _COMMENT),
    ("status", _STATUS_AT_LENGTH),
    ("text", _RECOMMENDATION),
    ("due", _DUE),
    ("response", _RESPONSE),
    ("owner", _OWNER),
    ("number", _NUMBER),
    ("text", _TEXT),
    ("action", _ACTION),
    ("section", _SECTION),
    ("remark", _REMARK),
)
