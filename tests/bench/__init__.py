"""Tests of what measures: a figure is worth as much as its ruler."""
