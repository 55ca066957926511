"""Tables of meetings and their sittings."""

from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKey, Identity, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import Base, Wording


class Meeting(Base):
    """A meeting of a body in the cycle that leads to a Conference.

    `first_day` and `last_day` are those of its sittings, kept here so that meetings can be
    sorted and searched by them. `papers_due` is a target; `input_until` is the last day, in the
    meeting's zone, on which written input is on time.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="starts_before_it_ends"),
        CheckConstraint("input_until < first_day", name="input_before_it_starts"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conferences.id"), index=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]
    zone_name: Mapped[str] = mapped_column(String(60))
    place: Mapped[Wording] = mapped_column(JSONB)
    papers_due: Mapped[date | None]
    input_until: Mapped[date | None]

    conference: Mapped[Conference] = relationship(lazy="raise")
    body: Mapped[Body] = relationship(lazy="raise")
    sittings: Mapped[list["Sitting"]] = relationship(
        lazy="raise", order_by="(Sitting.day, Sitting.opens)", cascade="all, delete-orphan"
    )

    @property
    def zone(self) -> ZoneInfo:
        """Give the zone that the meeting's times and deadlines are counted in."""
        return ZoneInfo(self.zone_name)


class Sitting(Base):
    """A slot of a meeting, usually three hours: interpretation ends when it closes."""

    __tablename__ = "sittings"
    __table_args__ = (
        CheckConstraint("opens < closes", name="opens_before_it_closes"),
        UniqueConstraint("meeting_id", "day", "opens"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    day: Mapped[date]
    opens: Mapped[time]
    closes: Mapped[time]
