"""The pages of the guided request in their order; to add one, a module and a line."""

from __future__ import annotations

from answerable.front.portal.steps.details import DETAILS
from answerable.front.portal.steps.listen import LISTEN
from answerable.front.portal.steps.photo import PHOTO
from answerable.front.portal.steps.place import PLACE
from answerable.front.portal.steps.service import SERVICE
from answerable.front.portal.steps.similar import SIMILAR
from answerable.front.portal.steps.step import Step
from answerable.front.portal.steps.what import WHAT
from answerable.front.portal.steps.you import YOU

STEPS: dict[str, Step] = {
    step.slug: step
    for step in (WHAT, LISTEN, SERVICE, DETAILS, PLACE, SIMILAR, PHOTO, YOU)
}
