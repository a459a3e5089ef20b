"""The page of a complaint: what it is about, what was found, and how it is put right."""
