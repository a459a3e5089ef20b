"""Addresses of the desk; it speaks the language of whoever sits at it."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, include, path

from answerable.front.desk import gallery, quarantine
from answerable.front.desk.case import doubts, looks
from answerable.front.desk.colleagues import page as directory
from answerable.front.desk.entry import second_step, sign_in, single_sign_on, welcome
from answerable.front.desk.letters import (
    answer,
    answers,
    signature_versions,
    signatures,
    text,
    texts,
)
from answerable.front.desk.me import (
    for_you,
    habits,
    my_code_app,
    my_passkeys,
    my_password,
    my_sessions,
    page as me,
)
from answerable.front.desk.people import (
    conduct,
    joining_people,
    person,
    preferences,
    reaching,
    restricting,
)
from answerable.front.desk.queue import (
    news,
    page as queue,
    recent,
    saved_views,
    search,
    several,
)
from answerable.front.desk.setup import asking_more
from answerable.front.desk.team import (
    absences,
    complaints as team_complaints,
    conduct as team_conduct,
    incidents as team_incidents,
    page as team,
    paths as team_paths,
    promises as promise_board,
    remedies,
    spared as team_spared,
)

app_name = "desk"


def about_text(
    end: str, name: str, view: Callable[..., HttpResponseBase]
) -> URLPattern:
    """Return an address about the text of a letter."""
    path_to = f"desk/texts/<slug:occasion>/<str:language>/{end}"
    return path(path_to, view, name=name)


urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("welcome/<int:number>/<str:token>/", welcome.welcome, name="welcome"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("sign-in/second-step/", second_step.second_step, name="second-step"),
    path("sign-in/passkey/", second_step.passkey, name="passkey"),
    path("sign-in/house/", single_sign_on.to_provider, name="single-sign-on"),
    path(
        "sign-in/house/back/",
        single_sign_on.from_provider,
        name="single-sign-on-back",
    ),
    path(
        "sign-in/passkey/options/", second_step.passkey_options, name="passkey-options"
    ),
    path("desk/", queue.queue, name="queue"),
    path("desk/news/", news.news, name="news"),
    path("desk/take-next/", queue.take, name="take-next"),
    path("desk/for-you/", for_you.for_you, name="for-you"),
    path("desk/for-you/read/", for_you.for_you_read, name="for-you-read"),
    path("desk/for-you/hush/", for_you.for_you_hush, name="for-you-hush"),
    path("desk/recent/", recent.recent, name="recent"),
    path("desk/search/", search.search, name="search"),
    path("desk/colleagues/", directory.colleagues, name="colleagues"),
    # /desk/cases/<reference>/
    path("desk/cases/<str:reference>/", include("answerable.front.desk.case.urls")),
    # /desk/answers/
    path("desk/answers/", answers.answers, name="answers"),
    path("desk/answers/new/", answer.new, name="answer-new"),
    path("desk/answers/<int:number>/", answer.answer, name="answer"),
    path(
        "desk/answers/<int:number>/versions/", answers.versions, name="answer-versions"
    ),
    path("desk/answers/<int:number>/restore/", answers.restore, name="answer-restore"),
    path("desk/answers/<int:number>/archive/", answers.archive, name="answer-archive"),
    path(
        "desk/answers/<int:number>/bring-back/",
        answers.bring_back,
        name="answer-bring-back",
    ),
    # /desk/views/
    path("desk/views/", saved_views.views, name="views"),
    path("desk/views/new/", saved_views.new, name="view-new"),
    path("desk/views/<int:number>/", saved_views.view, name="view"),
    path("desk/views/<int:number>/archive/", saved_views.archive, name="view-archive"),
    path(
        "desk/views/<int:number>/bring-back/",
        saved_views.bring_back,
        name="view-bring-back",
    ),
    # /desk/several/
    path("desk/several/", several.several, name="several"),
    path("desk/several/done/", several.done, name="several-done"),
    path("desk/several/undo/", several.undo, name="several-undo"),
    # /desk/imported/
    path("desk/imported/", doubts.doubts, name="doubts"),
    # /desk/people/
    path("desk/people/<int:number>/", person.person, name="person"),
    path(
        "desk/people/<int:number>/preferences/",
        preferences.preferences,
        name="person-preferences",
    ),
    path("desk/people/<int:number>/contact/", reaching.contact, name="person-contact"),
    path(
        "desk/people/<int:number>/contact/<int:change>/confirm/",
        reaching.contact_confirm,
        name="person-contact-confirm",
    ),
    path(
        "desk/people/<int:number>/contact/<int:change>/stop/",
        reaching.contact_stop,
        name="person-contact-stop",
    ),
    path(
        "desk/people/<int:number>/join/", joining_people.person_join, name="person-join"
    ),
    path(
        "desk/people/<int:number>/part/", joining_people.person_part, name="person-part"
    ),
    path(
        "desk/people/<int:number>/conduct/",
        conduct.person_conduct,
        name="person-conduct",
    ),
    path(
        "desk/people/<int:number>/conduct/warn/",
        conduct.person_warn,
        name="person-warn",
    ),
    path(
        "desk/people/<int:number>/conduct/restrict/",
        restricting.person_restrict,
        name="person-restrict",
    ),
    path(
        "desk/people/<int:number>/conduct/<int:restriction>/review/",
        restricting.person_review,
        name="person-review",
    ),
    path("desk/people/<int:number>/forget/", preferences.forget, name="person-forget"),
    # /desk/texts/<occasion>/<language>/; ?of= names a department
    path("desk/texts/", texts.texts, name="texts"),
    about_text("", "text", text.text),
    about_text("versions/", "text-versions", text.versions),
    about_text("restore/", "text-restore", text.restore),
    about_text("retire/", "text-retire", text.retire),
    # /desk/help/, /desk/facts/
    path("desk/", include("answerable.front.desk.knowledge.urls")),
    # /desk/signatures/
    path("desk/signatures/", signatures.signatures, name="signatures"),
    path("desk/signatures/<str:whose>/", signatures.signature, name="signature"),
    path(
        "desk/signatures/<str:whose>/versions/",
        signature_versions.versions,
        name="signature-versions",
    ),
    path(
        "desk/signatures/<str:whose>/restore/",
        signature_versions.restore,
        name="signature-restore",
    ),
    # /desk/quarantine/
    path("desk/quarantine/", quarantine.quarantine, name="quarantine"),
    path("desk/quarantine/<str:reference>/", quarantine.item, name="quarantine-item"),
    path(
        "desk/quarantine/<str:reference>/replay/",
        quarantine.replay,
        name="quarantine-replay",
    ),
    path(
        "desk/quarantine/<str:reference>/open/",
        quarantine.open_by_hand,
        name="quarantine-open",
    ),
    path(
        "desk/quarantine/<str:reference>/refuse/",
        quarantine.refuse,
        name="quarantine-refuse",
    ),
    # /desk/me/
    path("desk/me/", me.me, name="me"),
    path("desk/me/code-app/", my_code_app.code_app, name="code-app"),
    path(
        "desk/me/code-app/remove/", my_code_app.code_app_remove, name="code-app-remove"
    ),
    path("desk/me/passkeys/new/", my_passkeys.passkey_new, name="passkey-new"),
    path(
        "desk/me/passkeys/new/options/",
        my_passkeys.passkey_new_options,
        name="passkey-new-options",
    ),
    path(
        "desk/me/passkeys/<int:number>/remove/",
        my_passkeys.passkey_remove,
        name="passkey-remove",
    ),
    path("desk/me/password/", my_password.password, name="password"),
    path("desk/me/sessions/end/", my_sessions.session_end, name="session-end"),
    path("desk/me/sessions/end-all/", my_sessions.sessions_end, name="sessions-end"),
    path("desk/me/recovery-codes/", me.recovery_codes, name="recovery-codes"),
    path("desk/habits/", habits.habits, name="habits"),
    # /looks/
    path("looks/", looks.looks, name="looks"),
    # /approvals/
    path("approvals/<slug:slug>/", asking_more.proposal, name="approval"),
    path("approvals/<slug:slug>/approve/", asking_more.approve, name="approval-give"),
    path(
        "approvals/<slug:slug>/send-back/",
        asking_more.send_back,
        name="approval-send-back",
    ),
    # /situations/
    path("situations/", include("answerable.front.desk.situations.urls")),
    # /team/
    path("team/", team.board, name="board"),
    path("team/incidents/", team_incidents.incidents, name="incidents"),
    path(
        "team/incidents/<int:number>/",
        team_incidents.incident,
        name="incident",
    ),
    path("team/conduct/", team_conduct.conduct, name="conduct"),
    path("team/move/", team.move, name="board-move"),
    path("team/move-back/", team.move_back, name="board-move-back"),
    path("team/complaints/", team_complaints.complaints, name="complaints"),
    path(
        "team/complaints/report.pdf",
        team_complaints.complaints_paper,
        name="complaints-paper",
    ),
    path(
        "team/complaints/report.csv",
        team_complaints.complaints_table,
        name="complaints-table",
    ),
    path("team/paths/", team_paths.paths, name="paths"),
    path("team/paths/table.csv", team_paths.paths_table, name="paths-table"),
    path("team/spared/", team_spared.spared, name="spared"),
    path("team/spared/table.csv", team_spared.spared_table, name="spared-table"),
    path("team/remedies/", remedies.remedies, name="remedies"),
    path("team/learning/", remedies.learning, name="learning"),
    path("team/promises/", promise_board.promises, name="promise-board"),
    path("team/promises/cases/", promise_board.promised, name="promised"),
    path("team/absences/", absences.absences, name="absences"),
    path("team/absences/<int:number>/cancel/", absences.cancel, name="absence-cancel"),
    # /setup/
    path("setup/", include("answerable.front.desk.setup.urls")),
    path("desk/styleguide/", gallery.styleguide, name="styleguide"),
]
