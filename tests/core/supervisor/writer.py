"""A program that changes things until it is killed, and says each change once it is kept."""

import sys
from itertools import count

from wgtr.bodies.operations import add_body
from wgtr.core.database import db, working_on
from wgtr.core.settings import Settings
from wgtr.core.supervisor import database_for
from wgtr.schema import METADATA

with (
    database_for(Settings.from_environment()) as ready,
    working_on(ready.database_url or ""),
):
    assert "bodies" in METADATA.tables
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in count():
        code = f"{sys.argv[1]}.{number}"
        add_body(code=code, name={"en": code}, by="writer")
        db.session.commit()
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()
