"""Addresses of the desk; it speaks the language of whoever sits at it."""

from __future__ import annotations

from django.urls import URLPattern, path

from answerable.front.desk import case, gallery, quarantine, queue, search, sign_in
from answerable.front.desk.doings import Doing

app_name = "desk"


def step(doing: Doing) -> URLPattern:
    """Return the address of one thing to do with a case."""
    return path(
        f"desk/cases/<str:reference>/{doing}/",
        case.take_step,
        {"doing": doing},
        name=f"case-{doing}",
    )


urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("desk/", queue.queue, name="queue"),
    path("desk/take-next/", queue.take, name="take-next"),
    path("desk/search/", search.search, name="search"),
    # /desk/cases/<reference>/
    path("desk/cases/<str:reference>/", case.case, name="case"),
    path(
        "desk/cases/<str:reference>/files/<str:sha256>/",
        case.case_file,
        name="case-file",
    ),
    *[step(doing) for doing in Doing],
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
    path("desk/styleguide/", gallery.styleguide, name="styleguide"),
]
