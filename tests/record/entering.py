"""What the tests of a row's form send and ask for."""

from django.urls import reverse


def new_row(**values: str) -> dict[str, str]:
    return {"name": "办公楼", "use": "office", "version": "", **values}


def add_address(community, **query: str) -> str:
    return reverse(
        "record:row-add",
        args=["premises"],
        query={"community": community.code, **query},
    )


def edit_address(row) -> str:
    return reverse("record:row-edit", args=["premises", row.pk])


def posted(client, row, **changes: str) -> dict[str, str]:
    """What the browser sends after the page was read and some fields changed."""
    context = client.get(edit_address(row)).context
    form = context["form"]
    values = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else str(value) for name, value in values.items()}
    return {**data, "version": context["save"]["version"].value(), **changes}
