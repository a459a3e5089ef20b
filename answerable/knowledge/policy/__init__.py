"""Articles are changed in a sketch and published as versions; values begin on a day."""

from __future__ import annotations

from answerable.knowledge.policy.ending import (
    bring_back,
    carry_out_due,
    mark_checked,
    retire,
    retire_on,
)
from answerable.knowledge.policy.ending_events import (
    bring_back_life_event,
    merge_life_event,
    retire_life_event,
)
from answerable.knowledge.policy.facts import put_fact, put_value
from answerable.knowledge.policy.life_events import (
    fill_life_event,
    let_suggest,
    move_life_event,
    name_life_event,
    put_life_event,
)
from answerable.knowledge.policy.merging import merge_article
from answerable.knowledge.policy.placing import Placement, place_article, placement_of
from answerable.knowledge.policy.publishing import put_article
from answerable.knowledge.policy.sketching import (
    ask_for_review,
    begin_article,
    change_article,
    change_files,
    give_up,
    publish,
    publish_on,
    take_version_again,
)
from answerable.knowledge.policy.synonyms import (
    begin_synonyms,
    change_synonyms,
    end_synonyms,
    put_synonyms,
)

__all__ = [
    "Placement",
    "ask_for_review",
    "begin_article",
    "begin_synonyms",
    "bring_back",
    "bring_back_life_event",
    "carry_out_due",
    "change_article",
    "change_files",
    "change_synonyms",
    "end_synonyms",
    "fill_life_event",
    "give_up",
    "let_suggest",
    "mark_checked",
    "merge_article",
    "merge_life_event",
    "move_life_event",
    "name_life_event",
    "place_article",
    "placement_of",
    "publish",
    "publish_on",
    "put_article",
    "put_fact",
    "put_life_event",
    "put_synonyms",
    "put_value",
    "retire",
    "retire_life_event",
    "retire_on",
    "take_version_again",
]
