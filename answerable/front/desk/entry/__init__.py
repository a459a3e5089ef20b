"""The way in: password, second step, the sign-in of the house."""
