"""Who may do what: verbs, and the roles that hold them. `docs/permissions.md` is the same table in words."""

from enum import StrEnum


class Permission(StrEnum):
    """One verb that a page or an endpoint asks for."""

    READ = "read"
    EXPORT = "export"
    READ_EXEMPT = "read_exempt"
    READ_PEOPLE = "read_people"
    READ_TRAIL = "read_trail"
    KEEP_REVIEWS = "keep_reviews"
    RECORD_RESPONSES = "record_responses"
    RECORD_OWN_PROGRESS = "record_own_progress"
    RECORD_ANY_PROGRESS = "record_any_progress"
    RECORD_DECISIONS = "record_decisions"
    KEEP_MEETINGS = "keep_meetings"
    RUN_ROUNDS = "run_rounds"
    RUN_PROGRAMMES = "run_programmes"
    REVIEW_SERVICES = "review_services"
    RESTRICT = "restrict"
    WRITE_REPORTS = "write_reports"
    FINALISE_REPORTS = "finalise_reports"
    IMPORT = "import"
    MANAGE_PEOPLE = "manage_people"
    ASK_REDACTION = "ask_redaction"
    APPROVE_REDACTION = "approve_redaction"


class Role(StrEnum):
    """What a membership of a council makes of a person."""

    SCRUTINY_OFFICER = "scrutiny_officer"
    LEAD_OFFICER = "lead_officer"
    CONTRIBUTOR = "contributor"
    PROGRAMME_LEAD = "programme_lead"
    SERVICE_REVIEWER = "service_reviewer"
    STEERING_GROUP_MEMBER = "steering_group_member"
    CABINET_MEMBER = "cabinet_member"
    COMMITTEE_MEMBER = "committee_member"
    COUNCIL_ADMINISTRATOR = "council_administrator"


class SecondStep(StrEnum):
    """Of whom a council asks a second step at signing in."""

    NOBODY = "nobody"
    ADMINISTRATORS = "administrators"
    EVERYBODY = "everybody"


_READER = frozenset({Permission.READ, Permission.EXPORT})
_EXEMPT = frozenset({Permission.READ_EXEMPT})
_OFFICER = _READER | {Permission.READ_PEOPLE, Permission.READ_TRAIL, Permission.ASK_REDACTION}

ROLES: dict[Role, frozenset[Permission]] = {
    Role.SCRUTINY_OFFICER: _OFFICER
    | _EXEMPT
    | {
        Permission.KEEP_REVIEWS,
        Permission.RECORD_RESPONSES,
        Permission.RECORD_OWN_PROGRESS,
        Permission.RECORD_ANY_PROGRESS,
        Permission.RECORD_DECISIONS,
        Permission.KEEP_MEETINGS,
        Permission.RUN_ROUNDS,
        Permission.RUN_PROGRAMMES,
        Permission.REVIEW_SERVICES,
        Permission.RESTRICT,
        Permission.WRITE_REPORTS,
        Permission.FINALISE_REPORTS,
        Permission.IMPORT,
        Permission.APPROVE_REDACTION,
    },
    Role.LEAD_OFFICER: _OFFICER | _EXEMPT | {Permission.RECORD_OWN_PROGRESS, Permission.WRITE_REPORTS},
    Role.CONTRIBUTOR: _READER | {Permission.RECORD_OWN_PROGRESS, Permission.ASK_REDACTION},
    Role.PROGRAMME_LEAD: _OFFICER
    | _EXEMPT
    | {
        Permission.RECORD_OWN_PROGRESS,
        Permission.RUN_PROGRAMMES,
        Permission.REVIEW_SERVICES,
        Permission.WRITE_REPORTS,
    },
    Role.SERVICE_REVIEWER: _READER
    | {Permission.READ_PEOPLE, Permission.RECORD_OWN_PROGRESS, Permission.REVIEW_SERVICES, Permission.ASK_REDACTION},
    Role.STEERING_GROUP_MEMBER: _READER | _EXEMPT | {Permission.READ_PEOPLE},
    Role.CABINET_MEMBER: _READER | _EXEMPT | {Permission.READ_PEOPLE},
    Role.COMMITTEE_MEMBER: _READER | _EXEMPT,
    Role.COUNCIL_ADMINISTRATOR: _OFFICER
    | {Permission.MANAGE_PEOPLE, Permission.KEEP_MEETINGS, Permission.APPROVE_REDACTION},
}


def allowed(roles: frozenset[Role], permission: Permission) -> bool:
    """Whether any of those roles holds the permission."""
    return any(permission in ROLES[role] for role in roles)


def owes_second_step(rule: SecondStep, roles: frozenset[Role]) -> bool:
    """Whether somebody with those roles has to have a second step where that rule holds."""
    if rule is SecondStep.ADMINISTRATORS:
        return Role.COUNCIL_ADMINISTRATOR in roles
    return rule is SecondStep.EVERYBODY
