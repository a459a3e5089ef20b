"""The logo of the body: the picture itself, apart from the row that every page reads."""

from __future__ import annotations

from django.db import models


class Logo(models.Model):
    """A picture by a mark of its content, so that browsers may keep it for good.

    There is one at most; which one, and what it shows in words, says the agency.
    """

    mark = models.CharField(max_length=16, primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.mark
