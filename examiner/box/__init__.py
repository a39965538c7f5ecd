"""What runs on the student's side: a warm interpreter that forks once per submission, and the shell in it.

Nothing of the instructor is imported here, and nothing here is trusted by the judge.
"""
