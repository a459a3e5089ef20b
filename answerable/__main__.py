"""Lets ``python -m answerable`` do what the command ``answerable`` does."""

from __future__ import annotations

from answerable.config.launch import main

main()
