"""A new meeting's papers, made from its mandate, the workplan and the records; pure.

Each paragraph of the mandate after the standing one becomes a numbered item, in its own words; the
topic of the meeting gives its item title, aim and annex of questions; the draft of the next
mandate becomes the last annex; the letter asks one question for each item. Ids are made from those
of the mandate's paragraphs and do not change when the papers are made again.
"""

from wgtr.agenda.making.papers import Made, made, unworded
from wgtr.agenda.making.sources import Source, TopicSource

__all__ = ["Made", "Source", "TopicSource", "made", "unworded"]
