"""What ``answerable import`` says of what it did."""
