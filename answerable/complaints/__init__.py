"""Complaints: the procedure that each goes through, its findings and its remedies.

A complaint is a case; what the codes ask of it beyond a case lies here.
"""
