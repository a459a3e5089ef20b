"""What is published about the body: put a thing in place, new or changed or as it was.

Every function finds its thing by its name, writes only what differs, and says what
that was. Calendars are never edited: a changed one is a new version.
"""

from __future__ import annotations

from answerable.agency.policy.boundaries import put_boundary
from answerable.agency.policy.calendars import (
    Holiday,
    add_holiday,
    add_holidays,
    put_calendar,
    remove_holidays,
)
from answerable.agency.policy.catalogue import (
    move_service,
    put_area,
    put_service,
    retire_service,
)
from answerable.agency.policy.duty import (
    Held,
    cancel_absence,
    put_absence,
    put_needs,
    put_skill,
    put_skills,
    topic_of_needs,
    topic_of_skills,
)
from answerable.agency.policy.founding import found_body
from answerable.agency.policy.gazetteer import (
    drop_gazetteer,
    entries_of,
    put_gazetteer,
)
from answerable.agency.policy.house import (
    open_doors,
    put_agency,
    put_department,
    put_look,
    put_office,
    put_team,
)
from answerable.agency.policy.logo import (
    LOGO,
    describe_logo,
    put_logo,
    remove_logo,
)
from answerable.agency.policy.maps import (
    MapOutlook,
    Wish,
    forget_old_maps,
    get_sent_map,
    give_up_map,
    look_ahead,
    send_map,
    take_map,
)
from answerable.agency.policy.reorganising import (
    divide,
    give_up,
    plan_reorganisation,
)
from answerable.agency.policy.staff import put_staff, set_account, set_habits

__all__ = [
    "LOGO",
    "Held",
    "Holiday",
    "MapOutlook",
    "Wish",
    "add_holiday",
    "add_holidays",
    "cancel_absence",
    "describe_logo",
    "divide",
    "drop_gazetteer",
    "entries_of",
    "forget_old_maps",
    "found_body",
    "get_sent_map",
    "give_up",
    "give_up_map",
    "look_ahead",
    "move_service",
    "open_doors",
    "plan_reorganisation",
    "put_absence",
    "put_agency",
    "put_area",
    "put_boundary",
    "put_calendar",
    "put_department",
    "put_gazetteer",
    "put_logo",
    "put_look",
    "put_needs",
    "put_office",
    "put_service",
    "put_skill",
    "put_skills",
    "put_staff",
    "put_team",
    "remove_holidays",
    "remove_logo",
    "retire_service",
    "send_map",
    "set_account",
    "set_habits",
    "take_map",
    "topic_of_needs",
    "topic_of_skills",
]
