"""Addresses of the setup, below ``/setup/``."""

from __future__ import annotations

from django.urls import path

from answerable.front.desk.setup import (
    area_map,
    areas,
    body,
    calendars,
    checklists,
    departments,
    folder,
    form_versions,
    health,
    holidays,
    log,
    look,
    offices,
    opening,
    people,
    promises,
    question,
    questions,
    reorganising,
    rule,
    rule_books,
    rule_trial,
    rules,
    services,
    skills,
    tasks,
    teams,
    trial,
)

urlpatterns = [
    path("", tasks.tasks, name="setup"),
    path("log/", log.log, name="setup-log"),
    path("log/<int:number>/", log.log_entry, name="setup-log-entry"),
    path("file/", folder.folder, name="setup-folder"),
    path("file/download/", folder.download, name="setup-folder-download"),
    path("file/compare/", folder.compare, name="setup-folder-compare"),
    path("file/drop/", folder.give_up, name="setup-folder-drop"),
    path("health/", health.health, name="setup-health"),
    # Who we are
    path("name/", body.body, name="setup-body"),
    path("colours/", look.look, name="setup-look"),
    path("languages/", body.languages, name="setup-languages"),
    # The house
    path("hours/", calendars.calendars, name="setup-calendars"),
    path("hours/new/", calendars.new_calendar, name="setup-calendar-new"),
    path("hours/<slug:slug>/", calendars.calendar, name="setup-calendar"),
    path("holidays/", holidays.holidays, name="setup-holidays"),
    path("holidays/remove/", holidays.remove, name="setup-holiday-remove"),
    path("offices/", offices.offices, name="setup-offices"),
    path("offices/new/", offices.new_office, name="setup-office-new"),
    path("offices/<slug:slug>/", offices.office, name="setup-office"),
    path("areas/", areas.areas, name="setup-areas"),
    path("areas/new/", areas.new_area, name="setup-area-new"),
    path("areas/map/", area_map.area_map, name="setup-area-map"),
    path("areas/map/compare/", area_map.compare, name="setup-area-map-compare"),
    path("areas/map/drop/", area_map.give_up, name="setup-area-map-drop"),
    path("areas/of/<slug:slug>/", areas.area, name="setup-area"),
    path("departments/", departments.departments, name="setup-departments"),
    path("departments/new/", departments.new_department, name="setup-department-new"),
    path("departments/<slug:slug>/", departments.department, name="setup-department"),
    path("changes/", reorganising.reorganisations, name="setup-reorganisations"),
    path(
        "changes/new/", reorganising.new_reorganisation, name="setup-reorganisation-new"
    ),
    path(
        "changes/<int:number>/",
        reorganising.reorganisation,
        name="setup-reorganisation",
    ),
    path(
        "changes/<int:number>/remove/",
        reorganising.remove,
        name="setup-reorganisation-remove",
    ),
    path("tree/", reorganising.tree, name="setup-tree"),
    path("teams/", teams.teams, name="setup-teams"),
    path("teams/new/", teams.new_team, name="setup-team-new"),
    path("teams/<slug:slug>/", teams.team, name="setup-team"),
    path("people/", people.people, name="setup-people"),
    path("people/new/", people.new_person, name="setup-person-new"),
    path("people/of/<str:username>/", people.person, name="setup-person"),
    path("people/of/<str:username>/leave/", people.leave, name="setup-person-leave"),
    path(
        "people/of/<str:username>/return/", people.come_back, name="setup-person-return"
    ),
    path("people/of/<str:username>/skills/", skills.held, name="setup-person-skills"),
    path("skills/", skills.skills, name="setup-skills"),
    path("skills/new/", skills.new_skill, name="setup-skill-new"),
    path("skills/<slug:slug>/", skills.skill, name="setup-skill"),
    # The catalogue
    path("services/", services.services, name="setup-services"),
    path("services/new/", services.new_service, name="setup-service-new"),
    path("services/<slug:slug>/", services.service, name="setup-service"),
    path("services/<slug:slug>/move/", services.move, name="setup-service-move"),
    path("services/<slug:slug>/retire/", services.retire, name="setup-service-retire"),
    path("services/<slug:slug>/needs/", skills.needs, name="setup-service-needs"),
    path("checklists/", checklists.checklists, name="setup-checklists"),
    path("checklists/new/", checklists.new_checklist, name="setup-checklist-new"),
    path("checklists/<slug:slug>/", checklists.checklist, name="setup-checklist"),
    # What a service asks
    path(
        "services/<slug:slug>/questions/", questions.questions, name="setup-questions"
    ),
    path(
        "services/<slug:slug>/questions/new/<slug:kind>/",
        question.new_question,
        name="setup-question-new",
    ),
    path(
        "services/<slug:slug>/questions/of/<slug:key>/",
        question.question,
        name="setup-question",
    ),
    path(
        "services/<slug:slug>/questions/of/<slug:key>/move/",
        questions.move,
        name="setup-question-move",
    ),
    path(
        "services/<slug:slug>/questions/of/<slug:key>/remove/",
        questions.remove,
        name="setup-question-remove",
    ),
    path(
        "services/<slug:slug>/questions/preview/",
        form_versions.preview,
        name="setup-form-preview",
    ),
    path(
        "services/<slug:slug>/questions/versions/",
        form_versions.versions,
        name="setup-form-versions",
    ),
    path(
        "services/<slug:slug>/questions/restore/",
        questions.restore,
        name="setup-form-restore",
    ),
    path(
        "services/<slug:slug>/questions/publish/",
        questions.publish,
        name="setup-form-publish",
    ),
    path(
        "services/<slug:slug>/questions/give-up/",
        questions.give_up,
        name="setup-form-drop",
    ),
    # Who gets what
    path("rules/", rules.rules, name="setup-rules"),
    path("rules/new/", rule.new_rule, name="setup-rule-new"),
    path("rules/of/<slug:slug>/", rule.rule, name="setup-rule"),
    path("rules/of/<slug:slug>/move/", rules.move, name="setup-rule-move"),
    path("rules/of/<slug:slug>/switch/", rules.switch, name="setup-rule-switch"),
    path("rules/of/<slug:slug>/remove/", rules.remove, name="setup-rule-remove"),
    path("rules/try/", rule_trial.trial, name="setup-rules-trial"),
    path("rules/publish/", rule_books.publish, name="setup-rules-publish"),
    path("rules/versions/", rule_books.versions, name="setup-rules-versions"),
    path("rules/restore/", rules.restore, name="setup-rules-restore"),
    path("rules/give-up/", rules.give_up, name="setup-rules-drop"),
    path("promises/", promises.promises, name="setup-promises"),
    path("promises/<slug:of>/<slug:kind>/", promises.promise, name="setup-promise"),
    # Coming in
    path("trial/", trial.trial, name="setup-trial"),
    path("opening/", opening.opening, name="setup-opening"),
]
