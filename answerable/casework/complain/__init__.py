"""A complaint, from the first angry word to the body outside.

It begins with the case (``beginning``), is confirmed and looked into issue by issue
(``looking_into``), answered with reasons and remedies (``responding``), put right
(``putting_right``), and looked at anew by somebody else when its person wishes so
(``escalating``). Whom of us it is about does not see it (``about_whom``); one of us answers for it at
every moment (``owner``). What is not taken as a
complaint is told why and where to go (``excluding``). What else happens to the case, it
follows (``following``). Source: standards.md §2.12.
"""
