"""The rules that send a case to a team: published as books, changed in a sketch.

Beside them, whether what was learned counts.
"""

from __future__ import annotations

from answerable.routing.policy.learning import use_learning
from answerable.routing.policy.publishing import (
    check_rules,
    lines_of,
    publish_rules,
)
from answerable.routing.policy.sketching import (
    give_up_rules,
    move_rule,
    publish_rules_sketched,
    put_rule,
    remove_rule,
    switch_rule,
    take_book_again,
)

__all__ = [
    "check_rules",
    "give_up_rules",
    "lines_of",
    "move_rule",
    "publish_rules",
    "publish_rules_sketched",
    "put_rule",
    "remove_rule",
    "switch_rule",
    "take_book_again",
    "use_learning",
]
