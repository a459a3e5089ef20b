"""Addresses of a case, below ``/desk/cases/<reference>/``."""

from __future__ import annotations

from django.urls import include, path

from answerable.front.desk.case import (
    answering,
    bundling,
    case_tasks,
    doubts,
    drafting,
    extending,
    here,
    incidents,
    joining,
    keeping,
    linking,
    looks,
    nearby,
    page as case,
    promising,
    snoozing,
    splitting,
)
from answerable.front.desk.case.doings import Doing
from answerable.front.desk.letters import picker
from answerable.front.desk.people import representing

urlpatterns = [
    path("", case.case, name="case"),
    path("files/<str:sha256>/", case.case_file, name="case-file"),
    *[
        path(f"{doing}/", case.take_step, {"doing": doing}, name=f"case-{doing}")
        for doing in Doing
    ],
    path("settle/", doubts.case_settle, name="case-settle"),
    path("take-back/", drafting.case_take_back, name="case-take-back"),
    path("wake/", snoozing.case_wake, name="case-wake"),
    path("here/", here.case_here, name="case-here"),
    path("to-resolve/", keeping.case_to_resolve, name="case-to-resolve"),
    path("draft/", keeping.case_draft, name="case-draft"),
    path("drafts/<int:number>/take/", keeping.case_draft_take, name="case-draft-take"),
    path("access/", looks.case_access, name="case-access"),
    path("nearby/", nearby.case_nearby, name="case-nearby"),
    path("looks/", looks.case_looks, name="case-looks"),
    path("extend/<int:number>/", extending.case_extend, name="case-extend"),
    path("complaint/", include("answerable.front.desk.complaint.urls")),
    path("incident/", incidents.case_incident, name="case-incident"),
    path("promises/", promising.case_promises, name="case-promises"),
    path("promises/<int:number>/", promising.case_promise, name="case-promise"),
    path(
        "promises/<int:number>/keep/",
        promising.case_promise_keep,
        name="case-promise-keep",
    ),
    path("tasks/", case_tasks.case_tasks, name="case-tasks"),
    path("checklist/", case_tasks.case_checklist, name="case-checklist"),
    path("tasks/<int:number>/", case_tasks.case_task, name="case-task"),
    path("tasks/<int:number>/end/", case_tasks.case_task_end, name="case-task-end"),
    path("tasks/<int:number>/open/", case_tasks.case_task_open, name="case-task-open"),
    path(
        "representatives/",
        representing.case_representatives,
        name="case-representatives",
    ),
    path(
        "representatives/<int:number>/end/",
        representing.case_representative_end,
        name="case-representative-end",
    ),
    path("links/", linking.case_links, name="case-links"),
    path("unlink/", linking.case_unlink, name="case-unlink"),
    path("merge/", joining.case_merge, name="case-merge"),
    path("unmerge/", joining.case_unmerge, name="case-unmerge"),
    path("bundle/", bundling.case_bundle, name="case-bundle"),
    path("split/", splitting.case_split, name="case-split"),
    path("unsplit/", splitting.case_unsplit, name="case-unsplit"),
    path("help/", answering.case_help, name="case-help"),
    path("help/new/", answering.case_help_new, name="case-help-new"),
    path("help/put-in/", answering.case_put_help_in, name="case-put-help-in"),
    path("answers.json", picker.case_answers, name="case-answers"),
    path("put-in/", picker.put_in, name="case-put-in"),
]
