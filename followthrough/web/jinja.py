"""The Jinja environment of every page."""

from collections.abc import Callable
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.utils import missing

from followthrough.lib.kept import kept_by
from followthrough.reports import programme_words
from followthrough.reports.words import cause_words, kind_words, overdue_words
from followthrough.web import fields, money, states, tracked, words


class Missing(StrictUndefined):
    """A name nobody defined is an error; a key left out of a dictionary is only empty.

    The Design System's macros take one dictionary of parameters and look for keys that are not there; they
    also ask whether they have a caller.
    """

    def __new__(cls, hint: str | None = None, obj: Any = missing, name: str | None = None, *_: Any) -> Any:
        if isinstance(obj, dict | ChainableUndefined) or name == "caller":
            return ChainableUndefined(hint, obj, name)
        return super().__new__(cls)


def environment(loader: Any, **options: Any) -> Environment:
    """Django's Jinja2 backend calls this once, with a loader over our own templates."""
    vendored = PackageLoader("govuk_frontend_jinja")
    jinja = Environment(
        loader=ChoiceLoader([loader, PrefixLoader({"govuk_frontend_jinja": vendored})]),
        extensions=["jinja2.ext.i18n"],
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        auto_reload=options["auto_reload"],
    )
    jinja.install_gettext_callables(  # type: ignore[attr-defined]
        gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    jinja.globals.update(GLOBALS)
    jinja.filters.update(FILTERS)
    return jinja


@kept_by(translation.get_language)
def gettext(message: str) -> str:
    """The words of a template in the active language, looked up once each: a long page has hundreds of them."""
    return translation.gettext(message)


def url(name: str, *args: object, query: dict[str, Any] | None = None, **kwargs: object) -> str:
    """The address of a named page; `query` drops what is empty."""
    kept = {key: value for key, value in (query or {}).items() if value not in ("", None, [])}
    return reverse(name, args=args, kwargs=kwargs, query=kept or None)


GLOBALS: dict[str, Any] = {
    "url": url,
    "static": static,
    "undefined": ChainableUndefined(name="undefined"),  # the Design System's macros write both of these
    "null": None,
    "options": fields.options,
    "written": fields.written,
    "state_label": states.label,
    "shown": states.shown,
    "link_names": states.LINKS,
    "axis_names": states.AXIS_NAMES,
    "overdue_words": overdue_words,
    "tracked_url": tracked.tracked_url,
}
FILTERS: dict[str, Callable[..., str]] = {
    "day": words.day,
    "fuzzy": words.fuzzy,
    "said_on": words.said_on,
    "moment": words.moment,
    "grouped": words.grouped,
    "days_ago": words.days_ago,
    "percentage": words.percentage,
    "pounds": money.pounds,
    "role_name": states.role_name,
    "kind_name": kind_words,
    "cause_name": cause_words,
    "state_name": states.state_name,
    "cost_words": programme_words.cost_words,
    "ends_words": programme_words.ends_words,
    "until_words": programme_words.until_words,
    "period_words": programme_words.period_words,
    "counted_words": programme_words.counted_words,
    "certainty_words": programme_words.certainty_words,
    "rating_words": programme_words.rating_words,
}
