"""docs/adding-*.md: whoever follows them has a rule or an indicator that passes every
test there is for one."""

from pathlib import Path

import pytest

from tests.docs.followed import (
    ROOT,
    CannotFollow,
    commands,
    copy_of_sources,
    follow,
    follow_all,
    run,
    steps,
)


def parts_asked(command: str) -> list[str]:
    words = command.split() if "-m pytest" in command else []
    return [word for word in words if word.startswith("tests/")]


@pytest.mark.parametrize(
    ("page", "least"), [("adding-a-rule.md", 12), ("adding-an-indicator.md", 6)]
)
def test_the_page_can_be_followed_to_the_letter(page, least, tmp_path):
    document = (ROOT / "docs" / page).read_text(encoding="utf-8")
    root = copy_of_sources(tmp_path)
    followed = follow_all(document, root)
    asked = commands(document)

    assert len(followed) >= least
    assert len([word for command in asked for word in parts_asked(command)]) >= 4
    for command in asked:
        outcome = run(command, root)
        assert outcome.returncode == 0, f"{command}\n{outcome.stdout[-3000:]}"


def test_what_the_steps_leave_out_is_noticed(tmp_path):
    """Without its table a rule fails the very tests that the page names."""
    document = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
    root = copy_of_sources(tmp_path)
    for step in steps(document):
        if not step.path.startswith("tests/reports/rules/tables/__init__"):
            follow(step, root)

    asked = next(command for command in commands(document) if "pytest" in command)
    assert run(asked, root).returncode != 0


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("Some words.\n\n```python\nx = 1\n```\n", "No step leads to"),
        ("In `a.py`, before `gone`:\n\n```python\nx = 1\n```\n", "has no line 'gone'"),
        ("New file `a.py`:\n\n```python\nx = 1\n```\n", "is there already"),
    ],
)
def test_a_page_that_has_gone_stale_is_noticed(document, said, tmp_path):
    Path(tmp_path / "a.py").write_text("y = 2\n", encoding="utf-8")
    with pytest.raises(CannotFollow, match=said):
        follow_all(document, tmp_path)


def test_lines_are_put_before_the_line_named_or_the_nearest_one_above(tmp_path):
    file = tmp_path / "a.py"
    file.write_text("f(\n    1,\n)\nf(\n    2,\n)\n", encoding="utf-8")
    document = "In `a.py`, before `    2,`, above `f(`:\n\n```python\nnew()\n```\n"
    follow_all(document, tmp_path)

    assert file.read_text(encoding="utf-8") == "f(\n    1,\n)\nnew()\nf(\n    2,\n)\n"
