"""`python -m examiner` is the command `examiner`."""

from examiner.app import main

if __name__ == "__main__":
    main()
