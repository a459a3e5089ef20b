"""The documents say what the code has, and nothing else."""
