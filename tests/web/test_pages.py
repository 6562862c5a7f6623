"""Pages of no room, pages for when something is wrong, and what holds for all of them."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import path

from followthrough.config.urls import handler400, handler404, handler500
from followthrough.config.urls import urlpatterns as real
from tests.web.client import PageClient, PageError, check_page

HANDLERS = (handler400, handler404, handler500)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret of the code")


urlpatterns = [path("broken/", broken), *real]
GOOD = '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><h1>H</h1>{}</body></html>'


@pytest.mark.parametrize("path", ["/accessibility/", "/nowhere-at-all/x/", "/account/sign-in/"])
def test_no_page_stays_in_a_cache_or_goes_elsewhere(nobody: PageClient, path: str) -> None:
    reply = nobody.get(path)
    assert "no-store" in reply["Cache-Control"]
    kept = ("X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy")
    assert [reply[name] for name in kept] == ["DENY", "same-origin", "same-origin", "same-origin"]


def test_the_policy_allows_nothing_but_our_own(nobody: PageClient) -> None:
    policy = dict(re.findall(r"([a-z-]+) ([^;]+)", nobody.get("/accessibility/")["Content-Security-Policy"]))
    script = policy.pop("script-src")
    assert re.fullmatch(r"'self' 'nonce-[\w+/=]{24}'", script)
    assert set(policy.values()) == {"'self'", "'none'"}
    assert policy["default-src"] == "'none'"


@pytest.mark.urls(__name__)
def test_a_mistake_of_ours_says_so_and_no_more(db: None) -> None:
    client = PageClient(raise_request_exception=False)
    reply = client.get("/broken/")
    page = reply.content.decode()
    assert reply.status_code == 500
    assert "It is our mistake" in page
    assert "secret" not in page


def test_something_too_large_says_how_large_it_may_be(nobody: PageClient, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    reply = nobody.post("/account/sign-in/", {"login": "x" * 2000}, content_type="application/x-www-form-urlencoded")
    assert reply.status_code == 400
    assert "A file may have 20 MB" in reply.content.decode()
    assert ">Go back to the form</a>" in reply.content.decode()


@pytest.mark.parametrize(("size", "status"), [(1000, 200), (1001, 400)])
def test_a_file_over_the_limit_is_refused_while_it_comes_in(
    nobody: PageClient, settings: Any, size: int, status: int
) -> None:
    settings.LARGEST_UPLOAD = 1000
    reply = nobody.post("/account/sign-in/", {"file": SimpleUploadedFile("tracker.docx", b"x" * size)})
    assert reply.status_code == status


def test_a_host_that_is_not_ours_is_not_answered(nobody: PageClient) -> None:
    assert nobody.get("/accessibility/", headers={"host": "evil.example"}).status_code == 400


def test_there_is_no_picker_outside_the_demo(nobody: PageClient) -> None:
    assert nobody.get("/demo/").status_code == 404


def test_somebody_of_no_council_is_told_so(nobody: PageClient, django_user_model: Any) -> None:
    nobody.force_login(django_user_model.objects.create_user("alone@nowhere.example"))
    assert "not attached to any council" in nobody.get("/").content.decode()


def test_a_sound_page_passes() -> None:
    check_page(GOOD.format('<form action="/" method="get"><label for="a">A</label><input id="a" name="a"></form>'))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p><div></div></p>", "invalid HTML"),
        ("<h1>Another</h1>", "2 h1 headings, not one"),
        ('<form method="get"></form>', "a form without action or method"),
        ('<form action="/" method="post"></form>', "a POST form without a token"),
        ('<input name="a">', "a has no label"),
        ('<p style="color: red">x</p>', "style on p"),
        ('<p onclick="x()">x</p>', "onclick on p"),
        ("<script>x()</script>", "an inline script whose nonce is not in the policy"),
        ('<img alt="" src="https://elsewhere.example/x.png">', "img leads to another host"),
        ('<p id="a"></p><p id="a"></p>', "two elements have the id a"),
        ('<a href="#gone">x</a>', "#gone leads nowhere"),
    ],
)
def test_the_client_sees_what_is_wrong_with_a_page(body: str, says: str) -> None:
    with pytest.raises(PageError, match=re.escape(says)):
        check_page(GOOD.format(body))


def test_the_client_sees_a_real_name_in_a_title() -> None:
    with pytest.raises(PageError, match="the title carries “T”"):
        check_page(GOOD.format(""), neutral=("T",))
