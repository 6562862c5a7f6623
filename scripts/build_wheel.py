"""Build the wheel, with the page assets in it, from a clean copy of the project; beside it the lock to install it with.

A clean copy, because setuptools would put whatever an earlier build left behind into the wheel as well.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.check_names import project_files  # noqa: E402 - after the path

VENDOR = ROOT / "followthrough" / "web" / "static" / "vendor"


def main(target: Path) -> int:
    if not any(VENDOR.glob("*.css")):
        sys.exit("The page assets are not laid out: run `make setup` first.")
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="followthrough-wheel-") as folder:
        copy = Path(folder)
        for path in [*project_files(), *VENDOR.iterdir()]:
            place = copy / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
        uv = Path(sys.executable).parent / "uv"
        command = [uv, "build", "--quiet", "--wheel", "--python", sys.executable, "--out-dir", target.absolute()]
        if subprocess.run(command, cwd=copy, check=False).returncode != 0:
            return 1
    shutil.copy(ROOT / "requirements" / "app.txt", target / "requirements.txt")
    print("\n".join(str(path) for path in sorted(target.iterdir()) if path.suffix in (".whl", ".txt")))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
