"""`make chaos`: the long storm, in a demo of its own."""

import os
import shutil
import sys

from tests.chaos.storm import storm
from tests.live import BASE, start_live

SUBMISSIONS = 220


def main() -> int:
    folder = BASE / os.environ.get("VAR", "var") / "chaos"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print("Starting a demo to be killed …", flush=True)
    with start_live(folder) as live:
        tally = storm(live, SUBMISSIONS, pause=1.0)
    for name, times in sorted(tally.kills.items()):
        print(f"killed at {name:30}{times:5}")
    print(f"submissions {tally.submissions}, rows of the queue wiped {tally.wiped}")
    print(
        f"lost {len(tally.lost)}, doubled {len(tally.doubled)}, receipts without a submission "
        f"{len(tally.false_receipts)}, files lost, doubled or altered {len(tally.files)}, "
        f"not delivered {len(tally.undelivered)}, "
        f"mails sent twice under the same id {tally.mailed_twice}"
    )
    print(tally.faults or "Nothing was lost.")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
