"""Whether articles agree with each other, and a translation with its first language.

``amounts`` finds what is stated in a text: money, times, shares, days, with the words
around it. ``contradictions`` compares what two articles state of the same thing,
``likeness`` finds two articles that answer one question, ``doubts`` looks at all of them.
"""
