"""Cases of another system are taken over: read, matched, kept in batches.

A row opens a case as a message would: its envelope holds the bytes, a person is known
again, a desk is found. But it sends no letter and starts no clock: what was promised
was promised elsewhere.
"""
