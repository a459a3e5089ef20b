"""Files of another system's cases, understood row by row; pure.

``known.toml`` holds the names that such systems give to our fields, states and
channels; a site lays its own ``Mapping`` over it. Nothing here knows a case.
"""
