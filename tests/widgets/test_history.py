"""What Ctrl+Z brings back."""

from desktop.widgets.history import History, Moment


def typed(history: History, text: str) -> None:
    for n in range(1, len(text) + 1):
        history.record(text[:n], n)


def test_nothing_to_undo_at_first():
    assert History("เดิม").undo() is None


def test_letters_typed_together_go_together():
    history = History()
    typed(history, "ที่")

    assert history.undo() == Moment("", 0)
    assert history.undo() is None


def test_a_space_begins_a_new_step():
    history = History()
    typed(history, "abc def")

    assert history.undo() == Moment("abc", 3)


def test_thai_without_spaces_is_undone_in_pieces():
    history = History()
    typed(history, "กรมบัญชีกลางกระทรวงการคลัง")

    steps = 0
    while history.undo():
        steps += 1
    assert steps == 3


def test_redo_brings_back_what_undo_took():
    history = History()
    history.record("หนึ่ง", 5)
    history.record("สอง", 3)
    history.undo()

    assert history.redo() == Moment("สอง", 3)
    assert history.redo() is None


def test_a_new_change_forgets_what_was_undone():
    history = History()
    history.record("หนึ่ง", 5)
    history.undo()

    history.record("สอง", 3)

    assert history.redo() is None
    assert history.undo() == Moment("", 0)


def test_a_deletion_is_a_step_of_its_own():
    history = History()
    typed(history, "abc")
    history.record("ab", 2)

    assert history.undo() == Moment("abc", 3)


def test_the_same_text_again_is_no_step():
    history = History("ก")
    history.record("ก", 0)

    assert history.undo() is None


def test_memory_has_an_end():
    history = History()
    for n in range(1200):
        history.record(str(n), 0)

    steps = 0
    while history.undo():
        steps += 1
    assert steps < 600
