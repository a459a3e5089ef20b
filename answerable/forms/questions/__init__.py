"""The kinds of question; to add one, write a module and a line here."""

from __future__ import annotations

from answerable.forms.questions.choice import Choice
from answerable.forms.questions.date import Day
from answerable.forms.questions.kind import Kind
from answerable.forms.questions.long_text import LongText
from answerable.forms.questions.number import Number
from answerable.forms.questions.several import Several
from answerable.forms.questions.text import Text
from answerable.forms.questions.yes_no import YesNo

KINDS: dict[str, Kind] = {
    "text": Text(),
    "long_text": LongText(),
    "choice": Choice(),
    "several": Several(),
    "yes_no": YesNo(),
    "date": Day(),
    "number": Number(),
}
