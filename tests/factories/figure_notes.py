"""What is said about figures."""

from typing import Any

from communities.models import FigureConfirmation, FigureNote
from tests.factories.made import made
from tests.factories.people import a_user
from tests.factories.places import some_figures


def a_figure_note(**fields: Any) -> FigureNote:
    figures = fields.pop("figures", None) or some_figures(household_count=100)
    return made(FigureNote, {"figures": figures, "field": "household_count"}, fields)


def a_figure_confirmation(**fields: Any) -> FigureConfirmation:
    defaults = {
        "figures": fields.pop("figures", None) or some_figures(household_count=100),
        "group": "people",
        "confirmed_by": fields.pop("confirmed_by", None) or a_user(),
    }
    return made(FigureConfirmation, defaults, fields)
