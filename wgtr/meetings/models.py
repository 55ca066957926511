"""Tables of meetings and their sittings."""

from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKey, Identity, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.bodies.models import Body, Conference
from wgtr.core.database import Base, Wording, kept_as


class MeetingState(StrEnum):
    """Whether a meeting takes place as it was planned; a change comes with a notice."""

    PLANNED = "planned"
    MOVED = "moved"
    CALLED_OFF = "called off"


class Meeting(Base):
    """A meeting of a body in the cycle that leads to a Conference.

    `first_day` and `last_day` are those of its sittings, kept here so that meetings can be
    sorted and searched by them. `papers_due` is a target; `input_until` is the last day, in the
    meeting's zone, on which written input is on time. `notice` says why it was moved or called
    off; the name in addresses stays what it was. A meeting that was held before its papers were
    kept here has neither sittings nor a place: of it only the days are known.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="starts_before_it_ends"),
        CheckConstraint("input_until < first_day", name="input_before_it_starts"),
        CheckConstraint("(state = 'planned') = (notice IS NULL)", name="changes_have_a_notice"),
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
    state: Mapped[MeetingState] = mapped_column(kept_as(MeetingState))
    notice: Mapped[Wording | None] = mapped_column(JSONB(none_as_null=True))

    conference: Mapped[Conference] = relationship(lazy="raise")
    body: Mapped[Body] = relationship(lazy="raise")
    sittings: Mapped[list["Sitting"]] = relationship(
        lazy="raise", order_by="(Sitting.day, Sitting.opens)", cascade="all, delete-orphan"
    )

    @property
    def zone(self) -> ZoneInfo:
        """Give the zone that the meeting's times and deadlines are counted in."""
        return ZoneInfo(self.zone_name)

    @property
    def is_called_off(self) -> bool:
        """Tell whether the meeting does not take place."""
        return self.state is MeetingState.CALLED_OFF


class Sitting(Base):
    """A slot of a meeting, usually three hours: interpretation ends when it closes."""

    __tablename__ = "sittings"
    __table_args__ = (
        CheckConstraint("opens < closes", name="opens_before_it_closes"),
        # Deferred: a meeting that moves by a sitting has two at one time for an instant.
        UniqueConstraint("meeting_id", "day", "opens", deferrable=True, initially="DEFERRED"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    day: Mapped[date]
    opens: Mapped[time]
    closes: Mapped[time]
