"""What people bring to the example town, and what its staff do with it.

The folder of the example government says what an office is and holds no case. Here is
some life for it, so that whoever tries the product sees a desk at work: messages that go
the way of every message, and some history that another system leaves behind.
"""
