"""What somebody typed into a form that could not be taken, handed back to be copied: it stands nowhere else."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

# What a page puts into its form itself; a paper that was refused goes along with its page as megabytes of letters.
HIDDEN = {"csrfmiddlewaretoken", "request_id", "seen", "version", "last", "again", "again_name", "take"}
MOST = 200
# Shorter ones without a space are codes and numbers, which are chosen again in a moment.
WORTH_COPYING = 12


def typed(request: HttpRequest) -> list[str]:
    """The words of the form, in its order; never of pages about signing in, where they may be a password."""
    if request.method != "POST" or request.path.startswith("/account/"):
        return []
    said = [text.strip() for name, texts in request.POST.lists() if name not in HIDDEN for text in texts]
    return [text for text in said if " " in text or "\n" in text or len(text) >= WORTH_COPYING][:MOST]


def signed_out(request: HttpRequest) -> HttpResponse:
    """To signing in; a form whose sender has been signed out meanwhile is handed back first."""
    return _handed_back(request, "signed_out") or redirect_to_login(request.get_full_path())


def second_step_first(request: HttpRequest) -> HttpResponse:
    """To setting up a second step, for whoever has to have one before anything else; the same for a form."""
    return _handed_back(request, "second_step") or redirect("mfa_index")


def gone(request: HttpRequest) -> HttpResponse | None:
    """What was typed for something that is no longer there; None where nothing was."""
    return _handed_back(request, "gone")


def _handed_back(request: HttpRequest, why: str) -> HttpResponse | None:
    texts = typed(request)
    return render(request, "errors/unsaved.html", {"why": why, "typed": texts}, status=403) if texts else None
