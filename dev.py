"""Set up the project and run one of its commands: python3 dev.py serve (on Windows: py dev.py serve).

Standard library only, so that it runs on a fresh machine with nothing but Python.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PINS = ROOT / "requirements.txt"
# Written last, so a .venv without it was never finished.
STAMP = VENV / "installed-pins"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments):
    """Make .venv if it is missing or out of date, then hand over and return the exit status."""
    if sys.version_info < (3, 11, 5):  # an older Python can start this file too
        return f"The guide needs Python 3.11.5 or later. This is Python {sys.version.split()[0]}."
    for name in ("SIGTERM", "SIGHUP"):  # while setting up, they end pip as Ctrl-C does
        if getattr(signal, name, None) and signal.getsignal(getattr(signal, name)) != signal.SIG_IGN:
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        if not arguments or arguments[0] in ("-h", "--help", "help"):  # the list of commands needs no .venv
            return hand_over(sys.executable, arguments)
        if not is_ready():
            set_up()
        return hand_over(PYTHON, arguments)
    except KeyboardInterrupt:
        return 130
    except subprocess.CalledProcessError:
        return "Setting up did not finish. The lines above say why. Run the same command to try again."
    except OSError as error:
        return f"Setting up did not finish: {error}. Stop other dev.py commands, then try again."


def is_ready():
    """Whether .venv is finished and holds the pins of today for this version of Python."""
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == pins_digest()


def pins_digest():
    version = "{}.{}\n".format(*sys.version_info)
    return hashlib.sha256(version.encode() + PINS.read_bytes()).hexdigest()


def why_not_ready():
    if not VENV.exists():
        return "This is the first run"
    return "Python or requirements.txt changed" if STAMP.exists() else "The last setting up was not finished"


def set_up():
    say(f"{why_not_ready()}: setting up .venv, which takes about a minute.")
    if VENV.exists():
        shutil.rmtree(VENV)
    digest = pins_digest()
    install = [*make_venv(), "install", "--no-deps", "--require-hashes", "--requirement", str(PINS)]
    say("Installing what requirements.txt lists.")
    subprocess.run(install if sys.stdout.isatty() else [*install, "-qq"], check=True)
    STAMP.write_text(digest, encoding="utf-8")


def make_venv():
    """Make an empty .venv and return the command that is its pip."""
    python = getattr(sys, "_base_executable", sys.executable)
    if find_spec("ensurepip") is None:  # Debian ships Python without it
        subprocess.run([python, "-m", "venv", "--without-pip", str(VENV)], check=True)
        return [python, "-m", "pip", "--python", str(PYTHON)]
    subprocess.run([python, "-m", "venv", str(VENV)], check=True)
    return [str(PYTHON), "-m", "pip"]


def hand_over(python, arguments):
    """Run the command and return its exit status."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    command = [str(python), "-m", "practice_guide.commands", *arguments]
    if os.name == "posix":  # the command takes the place of this process, so whatever stops it reaches the command
        os.chdir(ROOT)
        os.execve(command[0], command, environment)
    # Ctrl-C reaches the command too, which ends in its own way; this process only waits for it.
    signal.signal(signal.SIGINT, lambda *_: None)
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
