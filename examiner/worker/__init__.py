"""Grade one submission: run its notebook in a sandbox, have it judged."""
