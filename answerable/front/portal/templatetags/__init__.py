"""What public templates may ask for by name."""
