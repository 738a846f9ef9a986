"""What the suite's own client refuses in a page."""

import pytest

from tests.browsing import faults_of

SOUND = """<!doctype html><title>门户</title><label for="a">名称</label><input id="a">
<label>街道 <span><input name="b"></span></label><input name="c" aria-label="排序">
<input type="hidden" name="d"><script src="/static/page.js"></script>"""


@pytest.mark.parametrize("html", [SOUND, "", "只有文字", "<tr><td>一行</td></tr>"])
def test_a_sound_page_or_part_of_one_is_taken(html: str):
    assert faults_of(html) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>go()</script>", "inline script"),
        ("<style>a{}</style>", "inline style sheet"),
        ("<p style='color:red'>", "style on <p>"),
        ("<body onload='go()'>", "onload on <body>"),
        ("<option hx-on:click='go()'>", "hx-on:click on <option>"),
        ("<input name=a>", "control a without a label"),
        ("<label>名称</label><select name=a></select>", "control a without a label"),
        ("<table><form><textarea name=a></textarea>", "control a without a label"),
        ("<p id=a></p><p id=a></p>", "id a twice"),
        ("<p>{{ name }}</p>", "leftover {{"),
        ("<p>{% url %}</p>", "leftover {%"),
    ],
)
def test_what_a_browser_drops_or_a_reader_stumbles_over_is_named(html, fault):
    assert fault in faults_of(SOUND + html)
