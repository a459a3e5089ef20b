"""Benchmarks, fault runs and foreign mails: what is too slow or too rude for tests."""
