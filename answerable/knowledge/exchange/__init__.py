"""Articles come in from files and go out into them: Markdown in a folder, or a table.

``pages`` is one article in one language, as a file or a row has it; ``markdown`` and
``tables`` read it, ``comparing`` says what of it would be new, changed or refused, and
``taking`` makes sketches of that, which wait for somebody to look at them.
"""
