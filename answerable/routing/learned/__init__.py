"""Where a request probably belongs, learned from what became of earlier ones.

``reading`` takes a text apart, ``model`` decides with plain numbers and says by which
words, ``training`` makes a model (and alone needs scikit-learn), ``keeping`` writes it
down and reads it again. ``judging`` counts how often a model is right.
"""
