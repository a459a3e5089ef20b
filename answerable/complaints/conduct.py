"""When contact with somebody may be limited, and how a limit is looked at again; pure.

A restriction is about how a person is in touch, and never about whether they are served:
nothing here is asked when something comes in. All that stands in the way is told at once.
Source: standards.md §2.13 and the NSW Ombudsman on unreasonable conduct.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from datetime import date, timedelta

# Source: standards.md §2.13, at most 12 months.
LAST_FOR_YEARS = 1
# An end that is nearer than this is its own review.
REVIEWED_WITHIN = timedelta(days=90)
LAST_OF_FEBRUARY = 28
# The one kind of conduct that may be stopped without a warning, once it was dangerous.
DANGER = "behaviour"


@dataclass(frozen=True)
class Terms:
    """What is limited: by whom a person is answered, of what, how, and how often.

    ``contact_point`` and ``subjects`` are words that the person reads; ``answer_days``
    says that we answer at most once in so many days. What is empty is not limited.
    """

    contact_point: str = ""
    subjects: str = ""
    writing_only: bool = False
    answer_days: int | None = None

    @property
    def options(self) -> frozenset[str]:
        """Return which of the four are limited, by their names."""
        return frozenset(name for name, value in asdict(self).items() if value)

    def is_within(self, other: Terms) -> bool:
        """Tell whether these limit nothing that the others do not.

        Words about subjects are the same words or none; who answers may be another.
        """
        often, others = self.answer_days or 0, other.answer_days or 0
        subjects = self.subjects in {"", other.subjects}
        return self.options <= other.options and often <= others and subjects


@dataclass(frozen=True)
class Impact:
    """What a limit would do to this person, in words: to nobody is it the same."""

    disability: str
    language: str
    trauma: str


@dataclass(frozen=True)
class Plan:
    """A restriction before it is one.

    ``incidents`` are those (ids) that it names; ``appeal`` tells the person how to appeal.
    """

    category: str
    terms: Terms
    reasons: str
    starts_on: date
    review_on: date | None
    ends_on: date
    appeal: str
    impact: Impact
    incidents: Collection[int] = ()


@dataclass(frozen=True)
class Facts:
    """What the guards ask beside the plan.

    ``was_warned`` says that the person was told in writing of the same conduct, and not
    too long ago; ``is_dangerous`` that an incident which the plan names is a threat or
    violence. ``by`` is who decides, ``done_to`` those (ids) to whom it was done, and
    ``author`` who authorised what is looked at again.
    """

    today: date
    by: int
    leads: bool
    done_to: Collection[int] = ()
    was_warned: bool = False
    is_dangerous: bool = False
    has_another: bool = False
    author: int | None = None


@dataclass(frozen=True)
class Change:
    """What is decided about a restriction that is looked at again.

    Without ``lifts`` it goes on by ``after`` until ``ends_on``; ``eases`` says that this
    is to be less than ``before`` until ``ended_on``.
    """

    before: Terms
    after: Terms
    started_on: date
    ended_on: date
    ends_on: date
    review_on: date | None
    is_over: bool = False
    eases: bool = False
    lifts: bool = False
    is_appeal: bool = False


def year_after(day: date) -> date:
    """Return the last day that a restriction may have which begins on this one."""
    try:
        return day.replace(year=day.year + LAST_FOR_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + LAST_FOR_YEARS, day=LAST_OF_FEBRUARY)


def needs_review(starts_on: date, ends_on: date) -> bool:
    """Tell whether it lasts so long that a day to look at it again must be set."""
    return ends_on - starts_on > REVIEWED_WITHIN


def _is_warned(plan: Plan, facts: Facts) -> bool:
    """Tell whether a warning came before, or none was owed."""
    return facts.was_warned or (plan.category == DANGER and facts.is_dangerous)


Guard = tuple[str, Callable[[Plan, Facts], bool]]
# By the code of what is refused; the one that says what must hold.
GUARDS: tuple[Guard, ...] = (
    ("not-leading", lambda _, facts: facts.leads),
    ("done-to-you", lambda _, facts: facts.by not in facts.done_to),
    ("another", lambda _, facts: not facts.has_another),
    ("no-warning", _is_warned),
    ("no-limit", lambda plan, _: bool(plan.terms.options)),
    ("no-reasons", lambda plan, _: bool(plan.reasons.strip())),
    ("begins-before", lambda plan, facts: plan.starts_on >= facts.today),
    ("ends-before", lambda plan, _: plan.ends_on > plan.starts_on),
    ("ends-late", lambda plan, _: plan.ends_on <= year_after(plan.starts_on)),
    ("no-review", lambda plan, _: plan.review_on is not None),
    (
        "review-outside",
        lambda plan, _: _is_between(plan.review_on, plan.starts_on, plan.ends_on),
    ),
    ("no-appeal", lambda plan, _: bool(plan.appeal.strip())),
    ("no-disability", lambda plan, _: bool(plan.impact.disability.strip())),
    ("no-language", lambda plan, _: bool(plan.impact.language.strip())),
    ("no-trauma", lambda plan, _: bool(plan.impact.trauma.strip())),
)
ChangeGuard = tuple[str, Callable[[Change, Facts], bool]]
CHANGE_GUARDS: tuple[ChangeGuard, ...] = (
    ("over", lambda change, _: not change.is_over),
    ("not-leading", lambda _, facts: facts.leads),
    ("done-to-you", lambda _, facts: facts.by not in facts.done_to),
    (
        "own-appeal",
        lambda change, facts: not change.is_appeal or facts.by != facts.author,
    ),
)
# What must hold besides, where it goes on.
GOING_ON: tuple[ChangeGuard, ...] = (
    (
        "stricter",
        lambda change, _: (
            change.after.is_within(change.before) and change.ends_on <= change.ended_on
        ),
    ),
    ("no-limit", lambda change, _: bool(change.after.options)),
    ("nothing-eased", lambda change, _: not change.eases or _is_less(change)),
    ("ends-passed", lambda change, facts: change.ends_on >= facts.today),
    ("ends-before", lambda change, _: change.ends_on > change.started_on),
    (
        "no-review",
        lambda change, facts: (
            change.review_on is not None
            or not needs_review(facts.today, change.ends_on)
        ),
    ),
    (
        "review-outside",
        lambda change, facts: _is_between(
            change.review_on, max(facts.today, change.started_on), change.ends_on
        ),
    ),
)


def obstacles(plan: Plan, facts: Facts) -> list[str]:
    """Return the codes of all that stands in the way of a restriction."""
    return [code for code, holds in GUARDS if not holds(plan, facts)]


def change_obstacles(change: Change, facts: Facts) -> list[str]:
    """Return the codes of all that stands in the way of what a review decides."""
    guards = CHANGE_GUARDS if change.lifts else (*CHANGE_GUARDS, *GOING_ON)
    return [code for code, holds in guards if not holds(change, facts)]


def _is_between(day: date | None, first: date, last: date) -> bool:
    return day is None or first < day < last


def _is_less(change: Change) -> bool:
    return change.after != change.before or change.ends_on < change.ended_on
