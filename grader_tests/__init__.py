"""What proves the grader: reference answers, mistakes, equivalents, hidden checks and the tests that use them."""
