"""For those who lead: the board of a team, and who is away."""
