"""A program that adds bodies until it is killed, and says each one's code once it is kept."""

from tests.factories.killing import write_until_killed
from wgtr.bodies.operations import add_body
from wgtr.core.database import db


def _write(name: str, number: int) -> str:
    code = f"{name}.{number}"
    add_body(code=code, name={"en": code}, by="writer")
    db.session.commit()
    return code


if __name__ == "__main__":
    write_until_killed(_write)
