"""Words that keep their own direction."""

from wgtr.core.directions import isolated


def test_each_line_is_kept_together_where_the_page_reads_from_right_to_left() -> None:
    assert isolated("one\n\ntwo.", "rtl") == "\u2068one\u2069\n\n\u2068two.\u2069"


def test_a_page_that_reads_from_left_to_right_needs_no_marks() -> None:
    assert isolated("one", "ltr") == "one"
