"""What a text is likely to be about, and whether it says so at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.agency.search import find_services
from answerable.lib.matching import Candidate, vocabulary_of
from answerable.lib.tokens import tokens
from answerable.routing.facts import Facts
from answerable.routing.listening.matters import Matter, matters_on_offer
from answerable.routing.queries import rules_that_hold

# In the example government with its 25 services, texts that name their matter have 0.46
# to 1.2, and those that do not, up to 0.35, or two services that are about as likely.
SURE = 0.43
CLOSE = 0.9  # of the best: the second may be meant as well
# What people say of anything, in the languages that we speak.
GENERAL = frozenset(
    tokens(
        """
        help need problem problems question questions wrong broken something somebody
        someone thing things please urgent happened
        ayuda necesito problema problemas pregunta algo alguien cosa roto rota urgente
        مساعدة مشكلة المشكلة سؤال شيء شي ضروري أحتاج عندي لدي
        """
    )
)
BY_QUESTIONS = 0.5  # a question mentions much that its service is not


def is_vague(words: str, language: str) -> bool:
    """Tell whether a text leaves open what it is about, also to the rules of routing."""
    if named_by_rules(words):
        return False
    scores = [found.score for found in find_services(_telling(words), language, 2)]
    best, second = (*scores, 0.0, 0.0)[:2]
    return best < SURE or second >= best * CLOSE


def named_by_rules(words: str) -> list[str]:
    """Return the services (their slugs) that rules see in a text, the first first."""
    _, _, found = rules_that_hold(Facts(text=words))
    return [match.rule.service for match in found if match.rule.service]


def likeliest(words: str, language: str) -> list[Matter]:
    """Return everything that can be asked for, the most likely first.

    What the words do not tell apart stays in the order of the catalogue.
    """
    matters = matters_on_offer(language)
    scores = dict.fromkeys((matter.slug for matter in matters), 0.0)
    by_rules = ((slug, SURE) for slug in named_by_rules(words))
    for slug, score in (
        *by_rules,
        *_by_names(words, language),
        *_by_questions(words, matters),
    ):
        scores[slug] = scores.get(slug, 0.0) + score
    return sorted(matters, key=lambda matter: -scores[matter.slug])


def _telling(words: str) -> str:
    """Return the words of a text that are not said of anything."""
    return " ".join(sorted(tokens(words) - GENERAL))


def _by_names(words: str, language: str) -> Iterator[tuple[str, float]]:
    for found in find_services(words, language):
        yield found.service.slug, found.score


def _by_questions(words: str, matters: Sequence[Matter]) -> Iterator[tuple[str, float]]:
    asking = (Candidate(each.slug, (), descriptions=each.texts) for each in matters)
    for found in vocabulary_of(tuple(asking)).rank(words):
        yield found.key, found.score * BY_QUESTIONS
