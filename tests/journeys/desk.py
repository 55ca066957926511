"""One browser at which the people of a demonstration sit down in turn, and do what people do."""

import http.client
import re
import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from typing import TypeVar

from selenium.common.exceptions import (
    NoSuchElementException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

from tests.factories.serving import Serving

PATIENCE = 60.0
Found = TypeVar("Found")
_NOT_THERE_YET = (NoSuchElementException, StaleElementReferenceException)
# What Chromium's driver says of a part whose page is being left while it looks: no type of its own.
_BEING_LEFT = ("does not belong to the document", "No node with given id", "aborted by navigation")


class Desk:
    """A browser in front of a served demonstration; everybody signs in once and comes back."""

    def __init__(self, browser: Chrome, house: Serving) -> None:
        self.browser, self.house = browser, house
        self._cookies: dict[str, list[dict[str, str]]] = {}
        self._here = ""

    def take_a_seat(self, name: str) -> None:
        """Let the person of the account `name` sit down, who reads English."""
        if self._here:
            self._cookies[self._here] = self.browser.get_cookies()
        self._here = name
        self.go("/?lang=en")
        self.browser.delete_all_cookies()
        if name in self._cookies:
            for cookie in self._cookies[name]:
                self.browser.add_cookie(cookie)
            self.go("/?lang=en")
        else:
            self._sign_in(f"{name}@demo.example.org")

    def _sign_in(self, email: str) -> None:
        self.go("/?lang=en")
        self.follow("Sign in")
        self.fill("email", email)
        self.fill("password", self._password(email))
        self.press("Sign in")
        self.at(".who summary")

    def _password(self, email: str) -> str:
        found = until(lambda: re.search(rf"{re.escape(email)}\s+(\S+)", self.house.words))
        return found[1]

    def go(self, path: str) -> None:
        """Open an address of the house; wait first for the answer to what was pressed before."""
        self.browser.get(f"http://localhost:{self.house.port}{path}")

    @property
    def path(self) -> str:
        """Give the address that is open, without the house's name."""
        return self.browser.current_url.split(f":{self.house.port}", 1)[1].partition("#")[0]

    @property
    def page(self) -> str:
        """Give the words of the page, as they are read."""
        return self.browser.find_element(By.TAG_NAME, "main").text

    def follow(self, words: str, *, inside: str = "body") -> None:
        """Follow the link that says `words`, in the part of the page that `inside` selects."""
        self._act(lambda: self._in(inside, By.PARTIAL_LINK_TEXT, words), WebElement.click)

    def follow_from_account(self, words: str) -> None:
        """Follow a link of the list under one's own name."""
        self.click(".who summary")
        self.follow(words, inside=".who")

    def press(self, words: str, *, inside: str = "main") -> None:
        """Press the first button that says `words`."""
        button = f'.//button[normalize-space()="{words}"]'
        self._act(lambda: self._in(inside, By.XPATH, button), WebElement.click)

    def click(self, selector: str) -> None:
        """Click the first part of the page that is selected."""
        self._act(lambda: self.at(selector), WebElement.click)

    def _act(self, find: Callable[[], WebElement], act: Callable[[WebElement], object]) -> None:
        """Do something with a part of the page, found anew where the page changed meanwhile."""

        def done() -> bool:
            act(find())
            return True

        until(done)

    def _in(self, inside: str, by: str, what: str) -> WebElement:
        return until(
            lambda: self.at(inside).find_element(by, what),
            lambda: f"no {what!r} at {self.path}: {self.page}",
        )

    def fill(self, name: str, words: str) -> None:
        """Replace what a field holds."""
        self._act(lambda: self.at(f'[name="{name}"]'), lambda field: _type_anew(field, words))

    def pick_day(self, name: str, day: str) -> None:
        """Give a date field a day, written as 2025-05-06, as the browser's calendar would."""
        field = self.at(f'[name="{name}"]')
        self.browser.execute_script("arguments[0].value = arguments[1]", field, day)

    def choose(self, name: str, words: str) -> None:
        """Choose an option by what it says."""
        self._act(
            lambda: self.at(f'select[name="{name}"]'),
            lambda field: Select(field).select_by_visible_text(words),
        )

    def tick(self, name: str, value: str) -> None:
        """Tick a box, or one of several."""
        self.click(f'[name="{name}"][value="{value}"]')

    def width_on_a_phone(self, path: str) -> int:
        """Tell how wide a page is on a screen of 375 pixels."""
        phone = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        try:
            self.go(path)
            return int(self.browser.execute_script("return document.documentElement.scrollWidth"))
        finally:
            self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def cut_the_line(self, *, cut: bool) -> None:
        """Cut the browser's line to the house, or mend it."""
        line = {"offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.execute_cdp_cmd("Network.emulateNetworkConditions", line)

    def at(self, selector: str) -> WebElement:
        """Give the first part of the page that is selected, as soon as it is there."""
        return until(lambda: self.browser.find_element(By.CSS_SELECTOR, selector))

    def line_saying(self, words: str) -> str:
        """Give the selector of the line of a text that says `words`."""
        line = self.browser.find_element(
            By.XPATH, f'//li[contains(@class, "line")][contains(., "{words}")]'
        )
        return f"#{line.get_attribute('id')}"

    def wait_for(self, words: str) -> None:
        """Wait until the page says `words`."""
        until(lambda: words in self.page, lambda: f"{words!r} never came: {self.page}")

    def arrive_at(self, path: str) -> None:
        """Wait until the address that is open begins with `path`: a click may lead there late."""
        until(lambda: self.path.startswith(path), lambda: f"at {self.path}: {self.page}")

    def take(self, path: str) -> tuple[int, bytes]:
        """Take a file as the person who sits here: its status and bytes."""
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in self._jar())
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers={"Host": "localhost", "Cookie": cookies})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def _jar(self) -> list[dict[str, str]]:
        return self.browser.get_cookies()

    def mail_about(self, words: str, *, to: str) -> Message:
        """Give the message to an address that says `words`, as soon as it is sent."""
        return until(lambda: self._mail(words, to), lambda: f"no mail to {to} says {words!r}")

    def _mail(self, words: str, to: str) -> Message | None:
        for file in sorted((self.house.data / "mail").glob("*.eml")):
            message = message_from_bytes(file.read_bytes())
            if to in str(message["To"]) and any(words in said for said in _words_of(message)):
                return message
        return None


def _type_anew(field: WebElement, words: str) -> None:
    field.clear()
    field.send_keys(words)


def _words_of(message: Message) -> list[str]:
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    decoded = [part.get_payload(decode=True) for part in parts]
    return [said.decode(errors="replace") for said in decoded if isinstance(said, bytes)]


def until(
    look: Callable[[], Found | None], why: Callable[[], str] = lambda: "it never came"
) -> Found:
    """Look again and again until something is found."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = look()
        except WebDriverException as problem:
            if not _not_there_yet(problem):
                raise
            found = None
        if found:
            return found
        assert time.monotonic() < end, why()
        time.sleep(0.05)


def _not_there_yet(problem: WebDriverException) -> bool:
    said = str(problem.msg)
    return isinstance(problem, _NOT_THERE_YET) or any(words in said for words in _BEING_LEFT)
