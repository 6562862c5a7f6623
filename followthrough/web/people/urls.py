"""Addresses of people, posts, teams, bodies and committees."""

from django.urls import path

from followthrough.web.people import committee_views, post_views, views

app_name = "people"
urlpatterns = [
    path("people/", views.index, name="index"),
    path("people/add/", views.add, name="add"),
    path("people/<uuid:person>/", views.show, name="show"),
    path("people/<uuid:person>/correct/", views.correct, name="correct"),
    path("people/<uuid:person>/role/", views.give_role, name="give_role"),
    path("people/roles/<uuid:role>/end/", views.end_role, name="end_role"),
    path("people/posts/", post_views.index, name="posts"),
    path("people/posts/add/", post_views.add, name="add_post"),
    path("people/posts/<uuid:post>/", post_views.show, name="post"),
    path("people/posts/<uuid:post>/hand-over/", post_views.hand_over, name="hand_over"),
    path("people/posts/<uuid:post>/vacate/", post_views.vacate, name="vacate"),
    path("people/teams/", post_views.teams, name="teams"),
    path("people/teams/add/", post_views.add_team, name="add_team"),
    path("people/bodies/add/", post_views.add_body, name="add_body"),
    path("people/committees/", committee_views.index, name="committees"),
    path("people/committees/add/", committee_views.add, name="add_committee"),
    path("people/committees/<uuid:committee>/", committee_views.show, name="committee"),
    path("people/committees/<uuid:committee>/seat/", committee_views.add_seat, name="add_seat"),
    path("people/committees/<uuid:committee>/meeting/", committee_views.add_meeting, name="add_meeting"),
    path("people/seats/<uuid:seat>/end/", committee_views.end_seat, name="end_seat"),
    path("people/meetings/<uuid:meeting>/minutes/", committee_views.minutes, name="minutes"),
]
