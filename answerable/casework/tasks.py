"""What the worker does: a few lines each, and a call of the story."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.utils import timezone
from procrastinate.contrib.django import app

from answerable.agency.duty import today
from answerable.agency.models import Agency
from answerable.agency.policy import forget_old_maps
from answerable.agency.queries import get_zone
from answerable.agency.sessions import SessionStore
from answerable.cases.alarms import forget_fallen_silent
from answerable.cases.partitions import make_coming_months
from answerable.cases.presence import forget_the_gone
from answerable.cases.snoozes import forget_what_is_over
from answerable.casework import (
    deliver,
    intake,
    leaving,
    pausing,
    resolve,
    silence,
    telling_all,
    watch as watching,
)
from answerable.casework.apart import run_apart
from answerable.casework.cover import hand_over
from answerable.casework.distributing import give_out_waiting
from answerable.casework.priorities import raise_before_legal_dates
from answerable.casework.pulling import pull_all
from answerable.casework.reorganising import carry_out_due
from answerable.casework.sent_setup import forget_old_setups
from answerable.casework.sight import free_all_unseen
from answerable.casework.situation_steps import end_what_is_over
from answerable.casework.waking import (
    SEND,
    UNDERSTAND,
    WATCH,
    gather,
    wake,
    wake_at,
)
from answerable.correspondence import drafts as composer
from answerable.forms.drafts import purge_drafts
from answerable.knowledge.counting import roll_up
from answerable.knowledge.journeys.rolling import roll_up_journeys
from answerable.knowledge.policy import carry_out_due as publish_and_retire
from answerable.knowledge.search.counting import count_due
from answerable.knowledge.search.log import forget_old_searches
from answerable.people.actions import forget_unconfirmed

EVERY_TEN_SECONDS = "* * * * * */10"  # the sixth field is the seconds
EVERY_MINUTE = "* * * * *"
EVERY_TEN_MINUTES = "*/10 * * * *"
EVERY_NIGHT = "17 3 * * *"
LATER_AT_NIGHT = "47 3 * * *"  # when what is old has been closed


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queueing_lock=UNDERSTAND)
def understand(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Settle every envelope that waits, and have sent what that led us to write."""
    gather()
    while intake.drain():
        wake(SEND)


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queueing_lock=SEND)
def send(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Let leave what was written, then make an attempt at every message that waits."""
    gather()
    while leaving.drain():
        pass
    while telling_all.drain():
        pass
    while deliver.drain():
        pass


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="assign")
def assign(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Hand over what is with somebody away, give out what waited, end what is over."""
    hand_over()
    give_out_waiting()
    end_what_is_over()


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock=WATCH)
def watch(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Tell of what runs out, runs on or lies silent, and come back for the next one.

    The minute is for what nobody woke us for: after a crash, or due sooner than planned.
    """
    while pausing.look():
        pass
    while watching.look():
        pass
    while silence.look():
        pass
    planned = [watching.next_look(), pausing.next_look(), silence.next_look()]
    if moment := min(filter(None, planned), default=None):
        wake_at(WATCH, moment)


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(queueing_lock="reorganise")
def reorganise(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Carry out the changes of the departments whose day has come, where we are."""
    if Agency.objects.exists():
        carry_out_due(timezone.now().astimezone(ZoneInfo(get_zone())).date())


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(queueing_lock="knowledge")
def knowledge(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Publish and retire what has come to its day, and add up what was read and came of it."""
    if Agency.objects.exists():
        publish_and_retire(today())
        roll_up(today())
        roll_up_journeys(today())


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(queueing_lock="free")
def free(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Leave to the teams what is to be done by whoever cannot see the case any more."""
    free_all_unseen()


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(queueing_lock="count_words")
def count_words(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Count anew what a search ranks by, where articles have changed."""
    count_due()


@app.periodic(cron=EVERY_MINUTE)
@app.task(queueing_lock="pull")
def pull(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Fetch what is new from the mailboxes that we read."""
    pull_all()


@app.periodic(cron=EVERY_NIGHT)
@app.task(queueing_lock="tidy")
def tidy(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Close what may not be reopened any more, raise what the law wants soon, clear up."""
    """Close what may not be reopened any more, drop what is old, make new months."""
    while resolve.close_old():
        pass
    while raise_before_legal_dates():
        pass
    while purge_drafts(timezone.now()):
        pass
    while composer.purge_drafts(timezone.now()):
        pass
    while forget_fallen_silent():
        pass
    forget_the_gone(timezone.now())
    forget_what_is_over(timezone.now())
    forget_unconfirmed(timezone.now())
    forget_old_setups(timezone.now())
    forget_old_maps(timezone.now())
    forget_old_searches(timezone.now())
    SessionStore.clear_expired()
    make_coming_months(timezone.now().date())


@app.periodic(cron=LATER_AT_NIGHT)
@app.task(queueing_lock="learn")
def learn(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Learn from the cases that ended where others like them belong."""
    if Agency.objects.exists():
        run_apart("route", "learn")
