"""The council's home: what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.web.access import CouncilRequest, page


@page(Permission.READ)
def home(request: CouncilRequest) -> HttpResponse:
    return render(request, "desk/home.html")
