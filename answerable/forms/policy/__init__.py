"""What a service asks: published in versions, and changed in a sketch before that."""

from __future__ import annotations

from answerable.forms.policy.approving import (
    approve_sketch,
    propose_sketch,
    publish_sketch,
    send_sketch_back,
)
from answerable.forms.policy.publishing import publish_form
from answerable.forms.policy.sketching import (
    give_up_sketch,
    move_option,
    move_question,
    put_question,
    remove_question,
    take_version_again,
)

__all__ = [
    "approve_sketch",
    "give_up_sketch",
    "move_option",
    "move_question",
    "propose_sketch",
    "publish_form",
    "publish_sketch",
    "put_question",
    "remove_question",
    "send_sketch_back",
    "take_version_again",
]
