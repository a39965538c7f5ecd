"""What the instructor made: the notebooks as released, their tests, and the names these are about."""
