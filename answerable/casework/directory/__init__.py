"""The directory of what we offer and where, as others exchange it: HSDS 3.

``telling`` writes ours as one organization in full, ``tabular`` as tables. ``reading`` finds
services and places in somebody else's file, ``fitting`` turns each into an entry of a seed
folder and says what has no place there, and ``setup`` writes that folder for somebody to
look at. Nothing foreign goes straight into the database. Source: Open Referral HSDS 3.
"""
