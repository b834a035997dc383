"""dev.py on a machine that has nothing but Python: no pins, so nothing is fetched."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

DEV = Path(__file__).parents[2] / "dev.py"
COMMAND = """
import os, signal, sys
try:
    print(sys.argv[1:], sys.prefix != sys.base_prefix, flush=True)
    if sys.argv[1] == "wait":
        signal.pause()
except KeyboardInterrupt:
    sys.exit(7)
sys.exit(int(sys.argv[1]))
"""


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A fresh clone with a command that shows its arguments and ends as they say."""
    package = tmp_path / "hooks" / "practice_guide" / "commands"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text(COMMAND, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    shutil.copy(DEV, tmp_path)
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def set_up(folder: Path) -> None:
    """Leave what the first run leaves where nothing is pinned, without waiting for pip."""
    dev = load(folder)
    venv.create(dev.VENV, symlinks=os.name == "posix")
    dev.STAMP.write_text(dev.pins_digest(), encoding="utf-8")


def load(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("fresh_dev", folder / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.long
def test_the_first_run_sets_up_and_hands_over_and_the_second_only_hands_over(fresh: Path) -> None:
    first, second = run(fresh, "0", "--files", "a b"), run(fresh, "3")
    assert first.stdout.splitlines() == [
        "This is the first run: setting up .venv, which takes about a minute.",
        "Installing what requirements.txt lists.",
        "['0', '--files', 'a b'] True",
    ]
    assert (first.returncode, second.returncode) == (0, 3)
    assert second.stdout == "['3'] True\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups that a signal reaches")
def test_ctrl_c_reaches_the_command_which_ends_in_its_own_way(fresh: Path) -> None:
    set_up(fresh)
    command = [sys.executable, str(fresh / "dev.py"), "wait"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "['wait'] True\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=10) == ("", "")
    assert process.returncode == 7


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 7), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_to_dev_py_alone_reaches_the_command_too(fresh: Path, number: int, status: int) -> None:
    set_up(fresh)
    command = [sys.executable, str(fresh / "dev.py"), "wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "['wait'] True\n"
        os.kill(process.pid, number)
        assert process.communicate(timeout=10) == ("", "")
    assert process.returncode == status


def make_ready(dev: ModuleType) -> None:
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.touch()
    dev.STAMP.write_text(dev.pins_digest(), encoding="utf-8")


def test_a_finished_venv_is_used_as_it_is(fresh: Path) -> None:
    dev = load(fresh)
    make_ready(dev)
    assert dev.is_ready()


def test_changed_pins_make_the_venv_out_of_date(fresh: Path) -> None:
    dev = load(fresh)
    make_ready(dev)
    (fresh / "requirements.txt").write_text("# something\n", encoding="utf-8")
    assert (dev.is_ready(), dev.why_not_ready()) == (False, "Python or requirements.txt changed")


def test_a_half_made_venv_is_made_again(fresh: Path) -> None:
    dev = load(fresh)
    make_ready(dev)
    dev.STAMP.unlink()
    assert (dev.is_ready(), dev.why_not_ready()) == (False, "The last setting up was not finished")


def test_a_venv_whose_python_is_gone_is_made_again(fresh: Path) -> None:
    dev = load(fresh)
    make_ready(dev)
    dev.PYTHON.unlink()
    assert not dev.is_ready()


def test_python_without_ensurepip_uses_its_own_pip_from_outside(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev, ran = load(fresh), []
    monkeypatch.setattr(dev, "find_spec", lambda name: None)
    monkeypatch.setattr(dev.subprocess, "run", lambda command, check: ran.append(command[1:]))
    assert dev.make_venv()[1:] == ["-m", "pip", "--python", str(dev.PYTHON)]
    assert ran == [["-m", "venv", "--without-pip", str(dev.VENV)]]


@pytest.mark.long
def test_an_install_that_fails_says_what_to_do_and_is_tried_again_next_time(fresh: Path) -> None:
    (fresh / "requirements.txt").write_text("no-such-file.whl\n", encoding="utf-8")
    done = run(fresh, "0")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "Setting up did not finish. The lines above say why. Run the same command to try again."
    )
    assert not load(fresh).is_ready()


def pin_a_package(folder: Path, digest: str = "") -> None:
    """Pin a package of one file, which lies beside the pins, with its own hash or another."""
    wheel = folder / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("tiny.py", "")
        packed.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        packed.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr("tiny-1.dist-info/RECORD", "")
    digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
    (folder / "requirements.txt").write_text(f"{wheel.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")


@pytest.fixture
def dev(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py with a real pip from outside .venv, as on Debian: to put one into it takes longer than what is tested."""
    dev = load(fresh)
    monkeypatch.setattr(dev, "find_spec", lambda name: None)
    if importlib.util.find_spec("pip"):
        monkeypatch.setattr(dev.sys, "_base_executable", sys.executable)
    return dev


def test_a_file_with_the_hash_of_its_pin_is_installed(
    fresh: Path, dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    pin_a_package(fresh)
    dev.set_up()
    assert capfd.readouterr().err == ""
    assert dev.is_ready()
    assert len([*dev.VENV.rglob("tiny.py")]) == 1


def test_a_file_that_is_not_the_one_that_was_pinned_is_refused(
    fresh: Path, dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    pin_a_package(fresh, "0" * 64)
    with pytest.raises(subprocess.CalledProcessError):
        dev.set_up()
    assert "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE." in capfd.readouterr().err
    assert not dev.is_ready()


def test_a_pin_without_a_hash_is_refused(fresh: Path, dev: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    pin_a_package(fresh)
    pins = (fresh / "requirements.txt").read_text(encoding="utf-8")
    (fresh / "requirements.txt").write_text(pins.partition(" --hash")[0], encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        dev.set_up()
    assert "Hashes are required" in capfd.readouterr().err
    assert not dev.is_ready()


@pytest.mark.parametrize("version", [(3, 11, 4), (3, 10, 99)])
def test_an_older_python_is_told_at_once(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    dev = load(fresh)
    monkeypatch.setattr(dev.sys, "version_info", version)
    monkeypatch.setattr(dev.sys, "version", "{}.{}.{} (main)".format(*version))
    assert dev.main(["0"]) == "The guide needs Python 3.11.5 or later. This is Python {}.{}.{}.".format(*version)


@pytest.mark.parametrize("asked", ["-h", "--help", "help"])
def test_help_needs_no_venv(fresh: Path, asked: str) -> None:
    assert run(fresh, asked).stdout.startswith(f"['{asked}']")
    assert not (fresh / ".venv").exists()


def test_the_file_stays_short_and_uses_the_standard_library_only() -> None:
    lines = DEV.read_text(encoding="utf-8").splitlines()
    imports = [line.split()[1] for line in lines if line.startswith(("import ", "from "))]
    assert len(lines) < 100
    assert {name.partition(".")[0] for name in imports} <= sys.stdlib_module_names
