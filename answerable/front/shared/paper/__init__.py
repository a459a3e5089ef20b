"""What leaves on paper: templates laid out as tagged PDF, and documents bound together.

``documents`` is the way in. Only ``printer`` imports the library that lays out, and only
when something is printed: it needs Pango, which is no part of Python.
"""
