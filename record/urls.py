"""Rows of the record, kind by kind. Fixed words come before the kinds."""

from django.urls import path

from record.views import (
    bulk,
    duplicates,
    ending,
    entry,
    exported,
    exports,
    figure_notes,
    figures,
    history,
    list_choices,
    lists,
    questions,
    reopening,
    reveal,
    rounds,
    workbench,
)

app_name = "record"
urlpatterns = [
    path("", lists.KindList.as_view(), name="kind-list"),
    path(
        "figures-followed/",
        figure_notes.FollowedFigures.as_view(),
        name="figures-followed",
    ),
    path("figures-of/<code:code>/", figures.FiguresDue.as_view(), name="figures-due"),
    path(
        "figures-of/<code:code>/<slug:period>/",
        figures.FiguresPage.as_view(),
        name="figures",
    ),
    path(
        "figures-of/<code:code>/<slug:period>/confirm/",
        figures.FiguresSave.as_view(confirm=True),
        name="figures-confirm",
    ),
    path(
        "figures-of/<code:code>/<slug:period>/look/",
        figures.FiguresLook.as_view(),
        name="figures-look",
    ),
    path(
        "figures-of/<code:code>/<slug:period>/<slug:group>/",
        figures.FiguresSave.as_view(),
        name="figures-save",
    ),
    path(
        "figures-of/<code:code>/<slug:period>/notes/<slug:field>/",
        figure_notes.FigureNoteEdit.as_view(),
        name="figure-note",
    ),
    path("workbench/", workbench.Workbench.as_view(), name="workbench"),
    path("workbench/next/", workbench.NextSteps.as_view(), name="next-steps"),
    path("questions/<code:code>/", questions.Questions.as_view(), name="questions"),
    path(
        "questions/<code:code>/count/",
        questions.QuestionsCount.as_view(),
        name="questions-count",
    ),
    path("duplicates/", duplicates.DuplicateList.as_view(), name="duplicates"),
    path(
        "duplicates/<slug:kind>/<int:first>/<int:second>/",
        duplicates.DuplicatePair.as_view(),
        name="duplicate-pair",
    ),
    path("rounds/", rounds.RoundList.as_view(), name="round-list"),
    path("rounds/<code:code>/<slug:period>/", rounds.RoundPage.as_view(), name="round"),
    path(
        "rounds/<code:code>/<slug:period>/<slug:act>/",
        rounds.RoundTake.as_view(),
        name="round-take",
    ),
    path("exports/", exported.ExportList.as_view(), name="export-list"),
    path("exports/<int:pk>/", exported.detail, name="export-detail"),
    path("exports/<int:pk>/progress/", exported.progress, name="export-progress"),
    path("exports/<int:pk>/cancel/", exported.cancel, name="export-cancel"),
    path("exports/<int:pk>/file/", exported.download, name="export-file"),
    path("<slug:entity>/", lists.RowList.as_view(), name="row-list"),
    path("<slug:entity>/export.<slug:form>", exports.row_export, name="row-export"),
    path("<slug:entity>/change/", bulk.rows_change, name="rows-change"),
    path("<slug:entity>/columns/", list_choices.columns_choose, name="columns-choose"),
    path("<slug:entity>/filters/", list_choices.filter_save, name="filter-save"),
    path(
        "<slug:entity>/filters/<int:pk>/remove/",
        list_choices.filter_remove,
        name="filter-remove",
    ),
    path("<slug:entity>/new/", entry.RowAdd.as_view(), name="row-add"),
    path("<slug:entity>/<int:pk>/", entry.RowEdit.as_view(), name="row-edit"),
    path("<slug:entity>/<int:pk>/end/", ending.RowEnd.as_view(), name="row-end"),
    path(
        "<slug:entity>/<int:pk>/reopen/",
        reopening.RowReopen.as_view(),
        name="row-reopen",
    ),
    path(
        "<slug:entity>/<int:pk>/remove/", ending.RowRemove.as_view(), name="row-remove"
    ),
    path(
        "<slug:entity>/<int:pk>/reveal/<slug:field>/", reveal.reveal, name="row-reveal"
    ),
    path("<slug:entity>/<int:pk>/history/", history.row_history, name="row-history"),
    path("<slug:entity>/<int:pk>/restore/", history.row_restore, name="row-restore"),
]
