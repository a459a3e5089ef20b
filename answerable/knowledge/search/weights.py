"""By what a search ranks: every number of it, with its reason; pure.

A score is the sum of three parts, each from 0 to 1: how much of what was typed the title
says, how much of it the body says, and how alike the two are letter by letter, read in
both directions. What they are worth was chosen by halves of two sets of questions with
known answers, and judged by the other halves: see docs/reference/measurements.md.
"""

from __future__ import annotations

# What the three parts are worth; together 1.
TITLE = 0.5  # chosen with care, as questions are: the best single witness by far
LIKENESS = 0.3  # tells titles apart that share their words, and forgives slips
BODY = 0.2  # mentions much that the article is not about; decides where titles do not

# A word said twice says more than once, ten times hardly more than five: a part of
# ``said / (said + ENOUGH)``, where longer texts need more. 1.2 is usual for BM25.
ENOUGH = 1.2
# How far a longer text needs more, 0 not at all, 1 in proportion. Titles differ little
# in length, and a longer one is no worse; a long body mentions words by the way.
LENGTH_OF_TITLE = 0.5
LENGTH_OF_BODY = 0.75

# Two words are alike from this share of common groups of letters on. What is below
# shares an ending and no more: "-tion" alone gives 0.3.
LEAST_ALIKE = 0.4
# Groups of so many letters: two hold together what a slip tears apart, four tell
# "form" in "format" from chance.
GROUPS = (2, 3, 4)

# How sure we are that a word means what it is taken for, beside the word itself.
SYNONYM = 0.8  # somebody said that the two mean the same, in general
LEAST_MISSPELT = 0.4  # pg_trgm's similarity: "libary" and "library" have 0.5
MOST_MEANT = 3  # known words for one that nobody has written; more would be guessing

# Below this a document shares only words such as "how" with what was typed.
LEAST_SCORE = 0.05

# What is looked at, so that common words cost no more than rare ones.
LONGEST_ASKED = 40  # words typed; a story is cut there, since its matter comes first
RARE = 60  # documents that have rare words, all of which are fetched
DEPTH = 5_000  # entries read of the lists of all words together, the weightiest first
LEAST_DEPTH = 100  # and of each list at least; "the" gets no more
CANDIDATES = 60  # of those, which are ranked
COMPARED = 30  # of all, those that fit best, letter by letter; 20 lose a hundredth

# What is read and kept of a document.
LONGEST_WORD = 50  # characters; what is longer is no word, and is cut
LONGEST_BODY = 5_000  # words; about ten pages, and questions are answered on the first
TELLING = 24  # words of a body by which a common word leads to it; rare ones all do
