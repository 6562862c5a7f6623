"""Addresses of people, posts, teams, bodies and committees."""

from django.urls import path

from followthrough.web.people import committee_views, joining_views, nation_views, post_views, views

app_name = "people"
urlpatterns = [
    path("people/", views.index, name="index"),
    path("people/rows.<str:form>", views.index_rows, name="index_rows"),
    path("people/add/", views.add, name="add"),
    path("people/nation/", nation_views.nation, name="nation"),
    path("people/<uuid:person>/", views.show, name="show"),
    path("people/<uuid:person>/correct/", views.correct, name="correct"),
    path("people/<uuid:person>/role/", views.give_role, name="give_role"),
    path("people/roles/<uuid:role>/end/", views.end_role, name="end_role"),
    path("people/<uuid:person>/sign-in/", joining_views.sign_in, name="sign_in"),
    path("people/<uuid:person>/sign-out/", joining_views.sign_out, name="sign_out"),
    path("people/<uuid:person>/remove-second-step/", joining_views.remove_second_step, name="remove_second_step"),
    path("people/<uuid:person>/forget/", joining_views.forget, name="forget"),
    path("people/invitations/<uuid:invitation>/again/", joining_views.invite_again, name="invite_again"),
    path("people/invitations/<uuid:invitation>/withdraw/", joining_views.withdraw, name="withdraw_invitation"),
    path("people/second-step/", joining_views.second_step, name="second_step"),
    path("people/posts/", post_views.index, name="posts"),
    path("people/posts/rows.<str:form>", post_views.index_rows, name="posts_rows"),
    path("people/posts/add/", post_views.add, name="add_post"),
    path("people/posts/<uuid:post>/", post_views.show, name="post"),
    path("people/posts/<uuid:post>/hand-over/", post_views.hand_over, name="hand_over"),
    path("people/posts/<uuid:post>/vacate/", post_views.vacate, name="vacate"),
    path("people/teams/", post_views.teams, name="teams"),
    path("people/teams/add/", post_views.add_team, name="add_team"),
    path("people/bodies/add/", post_views.add_body, name="add_body"),
    path("people/committees/", committee_views.index, name="committees"),
    path("people/committees/rows.<str:form>", committee_views.index_rows, name="committees_rows"),
    path("people/committees/add/", committee_views.add, name="add_committee"),
    path("people/committees/<uuid:committee>/", committee_views.show, name="committee"),
    path("people/committees/<uuid:committee>/seats.<str:form>", committee_views.seats_rows, name="seats_rows"),
    path("people/committees/<uuid:committee>/meetings.<str:form>", committee_views.meetings_rows, name="meetings_rows"),
    path("people/committees/<uuid:committee>/seat/", committee_views.add_seat, name="add_seat"),
    path("people/committees/<uuid:committee>/meeting/", committee_views.add_meeting, name="add_meeting"),
    path("people/seats/<uuid:seat>/end/", committee_views.end_seat, name="end_seat"),
    path("people/meetings/<uuid:meeting>/minutes/", committee_views.minutes, name="minutes"),
]
