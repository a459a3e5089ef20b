"""What the journal shows: figures and findings. Reads the rooms beneath, changes none."""
