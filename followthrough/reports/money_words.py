"""Amounts in words: kept as integer pence, read as pounds."""

from django.utils.translation import gettext as _


def pounds(pence: int | None, about: bool = False) -> str:
    """£2,000 for 200000 pence, £2,000.50 with odd pence; "about £2,000" as the paper says it; "" for no amount."""
    if pence is None:
        return ""
    whole, odd = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    amount = f"{sign}£{whole:,}.{odd:02}" if odd else f"{sign}£{whole:,}"
    return _("about %(amount)s") % {"amount": amount} if about else amount
