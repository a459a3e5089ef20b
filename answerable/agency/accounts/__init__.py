"""How members of staff prove who they are, besides by their password.

Sign-in data touch no case: the desk calls these directly, and transactions open here.
"""
