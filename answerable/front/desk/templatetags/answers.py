"""Saved answers on the page of a case.

``{% saved_answers case user as groups %}``
"""

from __future__ import annotations

from django import template

from answerable.front.desk.offers import groups_for

register = template.Library()
register.simple_tag(groups_for, name="saved_answers")
