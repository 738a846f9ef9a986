import pytest
from django.urls import reverse

from communities.models import FigureConfirmation, FigureNote
from tests import factories
from tests.browsing import PageClient
from tests.factories.refusal import assert_refused, twin

pytestmark = pytest.mark.django_db


def test_notes_belong_to_whoever_may_see_the_figures():
    there = factories.a_township("360424101000")
    note = factories.a_figure_note(is_followed_up=True)
    factories.a_figure_note(
        figures=factories.some_figures(
            factories.a_community("360424101001", township=there)
        )
    )
    clerk = factories.a_user("clerk", "clerk", factories.a_township())
    viewer = factories.a_user("viewer", "viewer")
    assert list(FigureNote.objects.visible_to(clerk)) == [note]
    assert list(FigureNote.objects.editable_by(clerk)) == [note]
    assert FigureNote.objects.visible_to(viewer).count() == 2
    assert not FigureNote.objects.editable_by(viewer).exists()
    assert list(FigureNote.objects.visible_to(viewer).followed_up()) == [note]


def test_marking_for_follow_up_names_who_and_when():
    clerk = factories.a_user()
    note = factories.a_figure_note()
    note.mark(by=clerk, wanted=True)
    first = note.marked_at
    assert note.marked_by == clerk
    note.mark(by=factories.a_user("other"), wanted=True)
    assert (note.marked_by, note.marked_at) == (clerk, first)
    note.mark(by=clerk, wanted=False)
    assert (note.is_followed_up, note.marked_by, note.marked_at) == (False, None, None)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, False),
        ({"comment": "网格员估报"}, True),
        ({"qualifier": "approx"}, True),
        ({"will_not_be_known": True}, True),
        ({"is_followed_up": True}, True),
    ],
)
def test_a_note_says_something_or_nothing(fields, says):
    assert factories.a_figure_note(**fields).says_something is says


def test_a_group_is_confirmed_once():
    assert_refused(twin(factories.a_figure_confirmation()), "already exists")


def test_confirmations_belong_to_whoever_may_see_the_figures():
    confirmation = factories.a_figure_confirmation()
    outsider = factories.a_user("outsider")
    viewer = factories.a_user("viewer", "viewer")
    assert list(FigureConfirmation.objects.visible_to(viewer)) == [confirmation]
    assert not FigureConfirmation.objects.visible_to(outsider).exists()


def test_notes_are_on_figures_there_are():
    note = factories.a_figure_note()
    assert_refused(note, "is not a valid choice", field="shoe_size")


def test_the_book_tells_who_noted_what_of_which_figure():
    note = factories.a_figure_note()
    note.comment = "网格员估报"
    note._history_user = factories.a_user("wang", full_name="王芳")
    note.save()
    confirmation = factories.a_figure_confirmation(figures=note.figures)
    assert confirmation.group == "people"
    community = note.figures.community
    client = PageClient(factories.a_user("viewer", "viewer"))
    address = reverse(
        "communities:community-book-section", args=[community.code, "history"]
    )
    page = client.get(address).content.decode()
    assert "Note on a figure · Households" in page
    assert "Comment: " in page
    assert "网格员估报" in page
    assert "Confirmation of unchanged figures · Households and people" in page
