"""What is found in the journal."""
