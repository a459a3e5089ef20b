"""A thing with a name in each language: what the forms of several of them share."""

from __future__ import annotations

from typing import Generic, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.configuration import Topic
from answerable.agency.models.configuration import Subject
from answerable.agency.models.house import Named
from answerable.agency.queries import get_agency
from answerable.front.desk.setup.editing import SetupForm
from answerable.front.desk.setup.naming import new_slug
from answerable.front.desk.setup.texts import add_texts, first_texts, texts_of

Thing = TypeVar("Thing", bound=Named)


class ThingForm(SetupForm, Generic[Thing]):
    """Asks for a thing that is there, or for a new one; ``asked`` are its plain fields."""

    model: type[Thing]
    asked: tuple[str, ...] = ()
    long_texts: dict[str, object] = {}

    def __init__(
        self, data: QueryDict | None = None, thing: Thing | None = None
    ) -> None:
        """Begin with what is there."""
        self.thing = thing
        if thing:
            subject = Subject(str(self.model._meta.model_name))
            self.topic = Topic(subject, thing.slug)
        super().__init__(data, self._first())
        add_texts(self, "name", _("Name"))
        for name, label in self.long_texts.items():
            add_texts(self, name, str(label), is_long=True)
        self.order_fields([*self._text_names(), *self.asked])

    def texts(self) -> dict[str, dict[str, str]]:
        """Return what was written, in each language."""
        return {name: texts_of(self, name) for name in ("name", *self.long_texts)}

    def slug(self) -> str:
        """Return what machines call it: for a new thing, what its name suggests."""
        if self.thing:
            return self.thing.slug
        language = get_agency().languages[0]
        rows = self.model._default_manager.all()  # noqa: SLF001  # Django documents it
        return new_slug(rows, texts_of(self, "name"), language)

    def _text_names(self) -> list[str]:
        texts = ("name", *self.long_texts)
        return [f"{name}_{code}" for name in texts for code in get_agency().languages]

    def _first(self) -> dict[str, object]:
        if self.thing is None:
            return {}
        first = {name: getattr(self.thing, name) for name in self.asked}
        for name in ("name", *self.long_texts):
            first |= first_texts(name, getattr(self.thing, name))
        return first
