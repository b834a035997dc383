"""Three browser engines behind one small interface, so that the walk is written once.

None of them is downloaded for the tests. Chromium is driven by Playwright, WebKit by its own WebDriver, and Firefox by
the WebDriver BiDi that it speaks itself: Selenium's connection reaches it without geckodriver.
"""

from __future__ import annotations

import json
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from practice_guide.commands.browser import launch_arguments

T = TypeVar("T")
LONGEST_WAIT = 20.0


def wait_for(found: Callable[[], T]) -> T:
    """Ask until the answer is true, and return it."""
    return WebDriverWait(None, LONGEST_WAIT, poll_frequency=0.02).until(lambda _: found())


class Engine(ABC):
    """One tab of one browser."""

    version: str
    """Its name and version, as it gives them itself."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Open the address and wait until the page is loaded."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression gives on the page."""

    @abstractmethod
    def click(self, expression: str) -> None:
        """Press the mouse on the element that a JavaScript expression gives."""

    @abstractmethod
    def type(self, words: str) -> None:
        """Type the words where the focus is."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def expect(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""
        try:
            wait_for(lambda: self.evaluate(expression))
        except Exception as error:
            raise AssertionError(f"never true: {expression}, at {self.evaluate('location.href')}") from error


class Chromium(Engine):
    def __init__(self, program: Path) -> None:
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=program, args=launch_arguments())
        self.page = self.browser.new_page()
        self.version = f"Chromium {self.browser.version}"

    def open(self, url: str) -> None:
        self.page.goto(url)

    def evaluate(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def click(self, expression: str) -> None:
        element = self.page.evaluate_handle(expression).as_element()
        assert element is not None, f"no element: {expression}"
        element.click()

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def close(self) -> None:
        self.browser.close()
        self.playwright.stop()


class WebKit(Engine):
    def __init__(self, driver: Path, mini_browser: Path) -> None:
        self.service = Service(str(driver))
        self.service.start()
        options = Options()
        options.binary_location = str(mini_browser)
        options.add_argument("--automation")
        connection = RemoteConnection(client_config=ClientConfig(self.service.service_url))
        self.driver = webdriver.Remote(connection, options=options)
        self.version = f"WebKitGTK {self.driver.capabilities['browserVersion']}"

    def open(self, url: str) -> None:
        self.driver.get(url)

    def evaluate(self, expression: str) -> Any:
        return self.driver.execute_script(f"return ({expression})")

    def click(self, expression: str) -> None:
        element = self.evaluate(f"walk.inView({expression})")
        assert element is not None, f"no element: {expression}"
        element.click()

    def type(self, words: str) -> None:
        self.driver.switch_to.active_element.send_keys(words)

    def close(self) -> None:
        self.driver.quit()
        self.service.stop()


class Firefox(Engine):
    def __init__(self, program: Path, profile: Path) -> None:
        command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = wait_for(lambda: read_port(profile / "WebDriverBiDiServer.json"))
        self.connection = WebSocketConnection(f"ws://127.0.0.1:{port}/session", timeout=LONGEST_WAIT, interval=0.005)
        started = self.ask("session.new", {"capabilities": {}})
        self.version = f"Firefox {started['capabilities']['browserVersion']}"
        self.tab = self.ask("browsingContext.getTree", {})["contexts"][0]["context"]

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        answer = self.connection.send_cmd(command, parameters)
        assert answer["type"] == "success", f"{command}: {answer}"
        return answer["result"]

    def call(self, function: str) -> dict[str, Any]:
        where = {"target": {"context": self.tab}, "awaitPromise": True, "userActivation": True}
        answer = self.ask("script.callFunction", {"functionDeclaration": function, **where})
        assert answer["type"] == "success", f"{function}: {answer['exceptionDetails']['text']}"
        result: dict[str, Any] = answer["result"]
        return result

    def act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.ask("input.performActions", {"context": self.tab, "actions": [source]})

    def open(self, url: str) -> None:
        self.ask("browsingContext.navigate", {"context": self.tab, "url": url, "wait": "complete"})

    def evaluate(self, expression: str) -> Any:
        # What JSON does not know, such as undefined, is null, as in the other two.
        return json.loads(self.call(f"() => JSON.stringify({expression}) ?? 'null'")["value"])

    def click(self, expression: str) -> None:
        element = self.call(f"() => walk.inView({expression})")
        assert element["type"] == "node", f"no element: {expression}"
        at = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        button = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.act("pointer", [{"type": "pointerMove", "x": 0, "y": 0, "origin": at}, *button])

    def type(self, words: str) -> None:
        self.act("key", [{"type": kind, "value": letter} for letter in words for kind in ("keyDown", "keyUp")])

    def close(self) -> None:
        # First the connection, while somebody at its other end can agree to the end.
        self.connection.close()
        self.process.terminate()
        self.process.wait(LONGEST_WAIT)


def read_port(file: Path) -> int | None:
    """The port that Firefox chose; none until it has written it down."""
    try:
        port: int = json.loads(file.read_text(encoding="utf-8"))["ws_port"]
    except (OSError, ValueError):
        return None
    return port
