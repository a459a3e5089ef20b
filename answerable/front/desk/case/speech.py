"""The parts of one message on the page of a case, as HTML: who, how, what, with what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from answerable.cases.models import Attachment, Interaction
from answerable.correspondence.models import Dispatch
from answerable.front.desk.channels import channel_icon, channel_name
from answerable.front.shared.pieces import fill, fill_each, icon, tag
from answerable.lib.wording import isolated

Answers = Sequence[tuple[str, str]]
Kind = Interaction.Kind

MOST_INITIALS = 2
WORDS = '<p class="words" dir="auto">{}</p>'
WISH = '<div class="stack tight"><p><b>{}</b></p>{}</div>'
ANSWER = '<div><dt dir="auto">{}</dt><dd class="words" dir="auto">{}</dd></div>'
QUOTED = (
    '<details><summary>{}</summary><p class="words muted" dir="auto">{}</p></details>'
)
FILE = '<p class="row"><a class="tag info" href="{}">{}<bdi>{}</bdi> · {}</a></p>'
UNSENT = '<p class="muted small">{} {}</p>'
PROGRESS = '<p class="muted small">{} {} · <bdi>{}</bdi></p>'
LOST = (
    '<div class="stack tight"><p class="row">{}<bdi class="small">{}</bdi></p>{}</div>'
)
REFUSAL = '<p class="muted small words" dir="auto">{}</p>'


def initials(name: str) -> str:
    """Return the first letters of a name, for the circle beside its words."""
    return "".join(word[0] for word in name.split()[:MOST_INITIALS]).upper()


def avatar(name: str, *, is_ours: bool) -> str:
    """Return what stands in the circle: letters of a name, or an icon."""
    return initials(name) or icon("send" if is_ours else "user", flip=is_ours)


def speaker(name: str, address: str, *, is_ours: bool) -> SafeString | str:
    """Return who said it: a name, an address, or what stands for one."""
    if is_ours and not name:
        return _("Sent by the system")
    return fill("<bdi>{}</bdi>", name or address or _("The person"))


def tags(channel: str, kind: str, *, is_void: bool) -> SafeString:
    """Return how it came and what it is; of a note, that only we see it.

    Of one that is void, that its writer took it back.
    """
    if kind == Kind.NOTE:
        taken_back = tag(_("Taken back: it does not count"), icon="undo-2")
        ours = tag(_("Only staff see this"), icon="lock")
        return ours + taken_back if is_void else ours
    way = tag(channel_name(channel), icon=channel_icon(channel))
    if kind == Kind.MESSAGE:
        return way
    return way + tag(str(Kind(kind).label))


def belongs_to(reference: str) -> SafeString:
    """Return the reference of the other case that words belong to, if they do."""
    if not reference:
        return SafeString()
    said = _("From %(reference)s") % {"reference": isolated(reference)}
    return tag(said, kind="info", icon="merge")


def words(text: str) -> SafeString:
    """Return what was said, letter by letter."""
    return fill(WORDS, text)


def wish(text: str) -> SafeString:
    """Return what the person wishes for."""
    return fill(WISH, _("What they wish for"), words(text))


def answered(answers: Answers) -> SafeString:
    """Return the questions of a form with what was answered."""
    lines = fill_each(ANSWER, answers)
    return fill('<dl class="summary">{}</dl>', lines)


def quoted(text: str) -> SafeString:
    """Return what a mail carried below, folded away."""
    return fill(QUOTED, _("Show what they quoted"), text)


def file(attachment: Attachment, address: str) -> SafeString:
    """Return a link to a file."""
    sign = icon("image" if attachment.shown_sha256 else "paperclip")
    size = filesizeformat(attachment.size)
    return fill(FILE, address, sign, attachment.name, size)


def left_out(names: Iterable[str]) -> SafeString:
    """Return which files were not kept."""
    return render_to_string("desk/cases/parts/left_out.html", {"names": names})


def unsent() -> SafeString:
    """Return that nothing was sent: it waits on the page of the case."""
    return fill(UNSENT, icon("globe"), _("To be read on the page of the case"))


def progress(state: Dispatch.State, address: str) -> SafeString:
    """Return how far a message got on its way."""
    sign = icon("check" if state is Dispatch.State.SENT else "clock")
    return fill(PROGRESS, sign, state.label, address)


def lost(dispatch: Dispatch) -> SafeString:
    """Return that a message did not arrive, and what the other side said last."""
    state = tag(str(dispatch.get_state_display()), kind="bad", icon="circle-alert")
    last = max(dispatch.deliveries.all(), key=lambda each: each.pk, default=None)
    refusal = fill(REFUSAL, last.said) if last else ""
    return fill(LOST, state, dispatch.address, refusal)
