"""The table of files: bytes under their SHA-256, written once."""

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from wgtr.core.database import Base


class StoredFile(Base):
    """A file by its content: the same bytes are kept once, and the name proves them.

    PostgreSQL itself compares the name with the content, so no row can say what it does not hold.
    """

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("sha256 = encode(sha256(content), 'hex')", name="named_after_content"),
        CheckConstraint("size = octet_length(content)", name="size_of_content"),
    )

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
