"""The command `examiner`, which is also `python -m examiner`."""

import sys
import threading

from examiner.worker import sandbox


def main() -> None:
    """Run the application, imported late: every worker imports this file, and needs no nbgrader."""
    # jsonschema would build a grammar of web addresses, which takes a second and which no notebook needs.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    if sys.argv[1:2] == ["grade"]:
        threading.Thread(target=sandbox.probe, daemon=True).start()  # another processor can do it meanwhile
    from examiner.app import MainApp

    MainApp.launch_instance()


if __name__ == "__main__":
    main()
