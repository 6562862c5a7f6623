"""A long job shows how far it is: its page is sent bit by bit while the work goes on. No script, no other process.

The work runs in the thread that answers, as it would for any form, and to its end also when nobody reads any more
(decision 27). What is sent inside its transaction is less than a socket holds, so a slow reader keeps nobody waiting.
"""

import logging
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import get_template, render_to_string

from followthrough.councils.scope import reading
from followthrough.councils.veil import looking, seeing
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Step, Steps, finished
from followthrough.web import errors, opened
from followthrough.web.access import CouncilRequest

LONG = 200  # rows: from here on a person would wonder whether anything happens
_SEAM = "<!-- seam -->"
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
log = logging.getLogger("followthrough.progress")


@dataclass(frozen=True)
class Job:
    """What a form asked for. `stages` are the codes of its steps in their order, with the words of each.

    `to` is the address of what came of it, `said` the message there. `instead` gives the page that is shown when one
    of `refusals` is raised: the form with its errors.
    """

    heading: str
    stages: Mapping[str, str]
    steps: Callable[[], Steps[Any]]
    to: Callable[[Any], str]
    instead: Callable[[Any], HttpResponse]
    said: str = ""
    refusals: tuple[type[Exception], ...] = (Refused,)


def answered(request: CouncilRequest, job: Job, *, long: bool) -> HttpResponseBase:
    """Do the job, and lead to what came of it; a long one on a page that shows how far it is."""
    if long:
        return _streamed(request, job)
    try:
        result = finished(job.steps())
    except job.refusals as refused:
        return job.instead(refused)
    if job.said:
        messages.success(request, job.said)
    return redirect(job.to(result))


def _streamed(request: CouncilRequest, job: Job) -> StreamingHttpResponse:
    # All of the page is made now: the content policy's nonce and the messages are settled before anything is sent.
    page = render_to_string("progress/page.html", {"job": job, "seam": _SEAM}, request, using="jinja2")
    response = StreamingHttpResponse()
    response.streaming_content = _whatever_happens(_sent(request, job, response, page))
    response.headers["X-Accel-Buffering"] = "no"  # nginx would keep it all until the end
    return response


def _whatever_happens(parts: Iterator[str]) -> Iterator[str]:
    """The parts; the rest of the work is done when the reader goes away in the middle."""
    try:
        # Not `yield from`, which would close the parts as well.
        for part in parts:  # noqa: UP028
            yield part
    except GeneratorExit:
        for _part in parts:
            pass
        raise


def _sent(request: CouncilRequest, job: Job, response: StreamingHttpResponse, page: str) -> Iterator[str]:
    opening, closing, rest = page.split(_SEAM)
    yield opening
    result = instead = None
    try:
        with ExitStack() as stack:
            for inside in (reading(request.council), seeing(opened.by(request)), looking()):
                stack.enter_context(inside)
            try:
                result = yield from _bars(job)
            except job.refusals as refused:
                instead = job.instead(refused)
        if instead is None:
            _keep_message(request, response, job.said)
            closing = _part("done", said=job.said, to=job.to(result)) + closing
    except Exception:
        log.exception("job_failed")
        instead = errors.broken(request)
        response.status_code = instead.status_code  # sent long ago; it is what the log and the figures say
    yield closing
    if instead is not None:
        yield "".join(_MAIN.findall(instead.content.decode()))
    yield rest


def _bars(job: Job) -> Generator[str, None, Any]:
    """A bar for each hundredth of the way, each in the place of the one before; what came of the job."""
    steps, at = job.steps(), None
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return end.value
        bar = _bar(job, step)
        if bar["percent"] != at:
            at = bar["percent"]
            yield _part("bar", **bar)


def _bar(job: Job, step: Step) -> dict[str, Any]:
    share = step.done / step.of if step.of else 0.0
    percent = round(100 * (list(job.stages).index(step.stage) + share) / len(job.stages))
    return {
        "percent": percent,
        "doing": job.stages[step.stage],
        "done": f"{step.done:,}",
        "of": step.of and f"{step.of:,}",
    }


def _part(name: str, **context: Any) -> str:
    return get_template(f"progress/{name}.html", using="jinja2").render(context)


def _keep_message(request: CouncilRequest, response: StreamingHttpResponse, said: str) -> None:
    """What the next page says. The middleware that keeps messages and sessions has long done its part."""
    if said:
        # As it is now, not as it was when the work began: other pages were looked at meanwhile.
        request.session = type(request.session)(request.session.session_key)
        messages.success(request, said)
        messages.get_messages(request).update(response)  # type: ignore[union-attr]
        with suppress(UpdateError, DatabaseError):  # signed out meanwhile; and what is done is not undone by a message
            request.session.save(must_create=False)
