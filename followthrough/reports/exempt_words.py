"""The paragraphs of the law on exempt information, in our words; and what stands in the place of an exempt text."""

from django.utils.translation import gettext as _


def mark() -> str:
    """What the public reads instead of an exempt text."""
    return _("[exempt: see the exempt appendix]")


def act(nation: str) -> str:
    """Which Act and schedule the paragraphs are of."""
    return {
        "england": _("Local Government Act 1972, Schedule 12A, Part 1"),
        "wales": _("Local Government Act 1972, Schedule 12A, Part 4"),
        "scotland": _("Local Government (Scotland) Act 1973, Schedule 7A, Part 1"),
    }[nation]


def paragraph(nation: str, number: str) -> str:
    """“Paragraph 3: financial or business affairs of somebody, the council included”; the number alone if unknown."""
    meaning = _meanings(nation).get(number, "")
    named = _("Paragraph %(number)s") % {"number": number}
    return f"{named}: {meaning}" if meaning else named


def _meanings(nation: str) -> dict[str, str]:
    return {"england": _england, "wales": _wales, "scotland": _scotland}[nation]()


def _england() -> dict[str, str]:
    return dict(zip(map(str, range(1, 8)), _common(), strict=True))


def _wales() -> dict[str, str]:
    return dict(zip(map(str, range(12, 19)), _common(), strict=True))


def _common() -> tuple[str, ...]:
    return (
        _("about an individual"),
        _("would make it likely that an individual is known"),
        _("financial or business affairs of somebody, the council included"),
        _("consultations or negotiations on a matter of labour relations"),
        _("legal professional privilege could be claimed"),
        _("would tell that a notice or an order is about to be made"),
        _("action to prevent, look into or prosecute crime"),
    )


def _scotland() -> dict[str, str]:
    meanings = (
        _("about an employee or office-holder, a former one or an applicant"),
        _("about a tenant or occupier of the council’s accommodation, a former one or an applicant"),
        _("about somebody who is or was given, or applies for, a service"),
        _("about somebody who is or was given, or applies for, financial help"),
        _("the adoption, care, fostering or education of a child"),
        _("financial or business affairs of somebody other than the council"),
        _("what is done about somebody under supervision by social work"),
        _("what the council means to spend under a contract"),
        _("terms in the negotiation of a contract"),
        _("that the council itself has made a tender"),
        _("consultations or negotiations on a matter of labour relations"),
        _("legal advice, and what is prepared for proceedings"),
        _("would tell that a notice or an order is about to be made"),
        _("action to prevent, look into or prosecute crime"),
        _("who an informant is"),
    )
    return {str(n): meaning for n, meaning in enumerate(meanings, start=1)}
