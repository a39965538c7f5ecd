"""What a student handed in: read without trust, put right, rebuilt from the release."""
