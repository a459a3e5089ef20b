"""What staff fill in; a form says what is valid, casework what is allowed."""
