"""What a student's notebook imports: checks, figures and the data of the lecture. Needs NumPy and matplotlib only."""

__version__ = "1.0.0"
