"""What a search led to: pages that were read, and whether somebody asked all the same."""
