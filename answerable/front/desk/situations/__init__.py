"""Many cases with one cause: begun, told, ended and opened again, all together."""
