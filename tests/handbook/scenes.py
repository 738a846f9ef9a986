"""Scenes: what somebody does in the portal, and the pictures taken while at it.

Scenes are played one after the other in one portal, so that a later one finds
what an earlier one has done. Each names the pictures it takes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.handbook import camera
from tests.handbook.camera import Camera

ROOT = Path(__file__).parents[2]
HANDBOOK_IMAGES = ROOT / "docs" / "handbook" / "images"
README_IMAGES = ROOT / "docs" / "images"


@dataclass
class Stage:
    """What a scene has at hand; ``wanted``: pictures it has named and not taken."""

    camera: Camera
    folder: Path
    wanted: list[str] = field(default_factory=list)

    @contextmanager
    def window(self, username: str = "", **options: int) -> Iterator[Page]:
        with self.camera.window(username, **options) as page:
            yield page

    def take(
        self, page: Page, name: str, *, marks: tuple[str, ...] = (), last: str = ""
    ) -> None:
        camera.take(page, self._file(name), marks=marks, last=last)

    def store(self, picture: Image.Image, name: str) -> None:
        camera.write(picture, self._file(name))

    def _file(self, name: str) -> Path:
        self.wanted.remove(name)
        return self.folder / f"{name}.png"


Play = Callable[[Stage], None]


@dataclass(frozen=True)
class Scene:
    names: tuple[str, ...]
    play: Play
    folder: Path

    def perform(self, before: Camera) -> None:
        stage = Stage(before, self.folder, list(self.names))
        self.play(stage)
        assert not stage.wanted, f"Named and not taken: {stage.wanted}"


class Scenes(list[Scene]):
    """Scenes in the order in which they are played."""

    def scene(
        self, *names: str, folder: Path = HANDBOOK_IMAGES
    ) -> Callable[[Play], Play]:
        def keep(play: Play) -> Play:
            self.append(Scene(names, play, folder))
            return play

        return keep
