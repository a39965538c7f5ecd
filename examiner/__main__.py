"""The command `examiner`, which is also `python -m examiner`."""

import gc
import sys
import threading

from examiner.worker import sandbox


def main() -> None:
    """Run the application, imported late: every worker imports this file, and needs no nbgrader."""
    # jsonschema would build a grammar of web addresses, which takes a second and which no notebook needs.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    if sys.argv[1:2] == ["grade"]:
        threading.Thread(target=sandbox.probe, daemon=True).start()  # another processor can do it meanwhile
    gc.disable()  # nothing that is imported is ever garbage; to look for it takes a quarter of a second
    from examiner.app import MainApp

    gc.freeze()
    gc.enable()

    MainApp.launch_instance()


if __name__ == "__main__":
    main()
