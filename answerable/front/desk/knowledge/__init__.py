"""Help pages at the desk: written, published, checked, and the values they share."""
