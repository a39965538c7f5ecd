"""The course in a real browser: a student's hour and an instructor's afternoon, start to end."""
