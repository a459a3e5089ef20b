"""Everything leaves losslessly, and comes back equal.

A folder holds one file of JSON lines for each table, the files of the store by their
hashes, and a manifest with counts and hashes, written last. What is sealed stays
sealed: the key of the site is not in it.
"""
