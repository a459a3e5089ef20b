"""Questions of every kind, as short as they can be."""

from __future__ import annotations

OPTIONS = [
    {"key": "cat", "label": {"en": "A cat", "es": "Un gato", "ar": "قطة"}},
    {"key": "dog", "label": {"en": "A dog", "es": "Un perro", "ar": "كلب"}},
]


def make_question(kind, **changes):
    """Return a question of a kind; only what differs from the shortest is given."""
    extra = {"options": OPTIONS} if kind in {"choice", "several"} else {}
    label = {"en": "Which?", "es": "¿Cuál?", "ar": "أي؟"}
    return {"key": "it", "kind": kind, "label": label, **extra, **changes}
