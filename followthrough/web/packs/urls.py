"""Addresses of reports to a committee: begun, written, cleared, screened, finalised."""

from django.urls import path

from followthrough.web.packs import (
    finishing_views,
    layout_views,
    part_views,
    returned_views,
    template_views,
    views,
    writing_views,
)

app_name = "packs"
LAYOUT = "reports/layouts/<uuid:layout>/"
SECTION = LAYOUT + "sections/<slug:section>/"
CLEARER = LAYOUT + "clearers/<slug:clearer>/"
urlpatterns = [
    path("reports/", views.index, name="index"),
    path("reports/template/", template_views.template, name="template"),
    path("reports/template/built-in.docx", template_views.built_in_file, name="template_built_in"),
    path("reports/template/remove/", template_views.remove, name="template_remove"),
    path("reports/template/<uuid:template>/file.docx", template_views.file, name="template_file"),
    path("reports/template/<uuid:template>/example.docx", template_views.example, name="template_example"),
    path("reports/template/<uuid:template>/put-back/", template_views.put_back, name="template_put_back"),
    path("reviews/<uuid:review>/reports/begin/", writing_views.begin, name="begin"),
    path("reports/<uuid:report>/", views.show, name="show"),
    path("reports/<uuid:report>/front-page/", writing_views.front, name="front"),
    path("reports/<uuid:report>/sections/<slug:section>/", writing_views.section, name="section"),
    path("reports/<uuid:report>/days/", writing_views.days, name="days"),
    path("reports/<uuid:report>/preview/", views.preview, name="preview"),
    path("reports/<uuid:report>/preview/<slug:document>/", views.preview, name="preview_of"),
    path("reports/<uuid:report>/clear/<slug:clearer>/", finishing_views.clear, name="clear"),
    path("reports/<uuid:report>/clear/<slug:clearer>/take-back/", finishing_views.take_back, name="take_back"),
    path("reports/<uuid:report>/guard/", finishing_views.guard, name="guard"),
    path("reports/<uuid:report>/guard/<int:at>/", finishing_views.rule, name="rule"),
    path("reports/<uuid:report>/finalise/", finishing_views.finalise, name="finalise"),
    path("reports/<uuid:report>/supplement/", finishing_views.supplement, name="supplement"),
    path("reports/<uuid:report>/layout/", writing_views.lay_out, name="lay_out"),
    path("reports/<uuid:report>/give-up/", writing_views.give_up, name="give_up"),
    path("reports/<uuid:report>/versions/<int:number>/", views.pack, name="pack"),
    path("reports/<uuid:report>/versions/<int:number>/read/<slug:document>/", views.pack, name="read"),
    path("reports/<uuid:report>/versions/<int:number>/came-back/", returned_views.came_back, name="came_back"),
    path("reports/came-back/<uuid:returned>/", returned_views.returned, name="returned"),
    path("reports/came-back/<uuid:returned>/<int:at>/put/", returned_views.put, name="put"),
    path("reports/put/<uuid:put>/", returned_views.answer, name="answer"),
    path("reports/put/<uuid:put>/not-right/", returned_views.decline, name="decline"),
    path("reports/<uuid:report>/versions/<int:number>/<str:file>", views.file, name="file"),
    path("reports/layouts/", layout_views.layouts, name="layouts"),
    path("reports/layouts/add/", layout_views.add_layout, name="add_layout"),
    path("reports/layouts/presets/<slug:preset>/", layout_views.preset, name="preset"),
    path(LAYOUT, layout_views.layout, name="layout"),
    path(LAYOUT + "name/", layout_views.name_layout, name="name_layout"),
    path(LAYOUT + "preview/", layout_views.preview_layout, name="preview_layout"),
    path(LAYOUT + "add-section/", part_views.add_section, name="add_section"),
    path(SECTION, part_views.section, name="layout_section"),
    path(SECTION + "move/", part_views.move_section, name="move_section"),
    path(SECTION + "remove/", part_views.remove_section, name="remove_section"),
    path(LAYOUT + "add-clearer/", part_views.add_clearer, name="add_clearer"),
    path(CLEARER, part_views.clearer, name="layout_clearer"),
    path(CLEARER + "move/", part_views.move_clearer, name="move_clearer"),
    path(CLEARER + "remove/", part_views.remove_clearer, name="remove_clearer"),
    path(LAYOUT + "remove/", layout_views.remove_layout, name="remove_layout"),
]
