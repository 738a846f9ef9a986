"""Takes all pictures of the handbook and of README.md: script/handbook."""

import sys
import tempfile
from pathlib import Path

from tests.begun import begin
from tests.browser.serving import chromium_browser, serving
from tests.handbook import (
    clerk_scenes,
    figure_scenes,
    import_scenes,
    issuing_scenes,
    list_scenes,
    official_scenes,
    round_scenes,
)
from tests.handbook.camera import Camera
from tests.handbook.prepared import prepare
from tests.handbook.scenes import Scene

SCENES: tuple[Scene, ...] = (
    *clerk_scenes.SCENES,
    *figure_scenes.SCENES,
    *list_scenes.SCENES,
    *import_scenes.SCENES,
    *official_scenes.SCENES,
    *issuing_scenes.SCENES,
    *round_scenes.SCENES,
)


def files() -> set[Path]:
    """Every picture there has to be, and no other."""
    return {scene.folder / f"{name}.png" for scene in SCENES for name in scene.names}


def main(names: set[str]) -> None:
    """Plays the scenes of the pictures named, or all of them."""
    played = [each for each in SCENES if not names or names & set(each.names)]
    if unknown := names - {name for scene in SCENES for name in scene.names}:
        sys.exit(f"There is no picture called {', '.join(sorted(unknown))}.")
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        var = Path(folder)
        begin(var)
        with serving(var) as portal, chromium_browser() as browser:
            prepare(portal)
            for scene in played:
                scene.perform(Camera(portal, browser))
                sys.stdout.write(f"{', '.join(scene.names)}\n")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
