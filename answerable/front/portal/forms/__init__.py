"""What is valid on public pages, and the words that say how to mend what is not."""
