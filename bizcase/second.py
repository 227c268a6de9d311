"""A second process for the work that waits on big libraries: it loads them while the first one reads and reckons.

Numpy and the libraries of the deck take longer to load than a case takes to build. The process is a fork of this one,
and asks nothing of the disk but the deck it writes. Where there is no fork, or no second core, the same work is done in
place; outside the command ``build`` it always is.
"""

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from select import select
from typing import IO, TYPE_CHECKING, Any

from bizcase.errors import BizcaseError

if TYPE_CHECKING:
    from bizcase.engine.uncertainty import Stakes
    from bizcase.model.story import Story
    from bizcase.model.value import Uncertainty


# in the order in which they are wanted; whoever asks meanwhile is answered in between
LIBRARIES = ("bizcase.engine.uncertainty.draws", "pptx", "xlsxwriter", "bizcase.deck")


class Second:
    """The other end of the pipes; without pipes work is done where it is asked for."""

    def __init__(self, asking: IO[bytes] | None = None, answering: IO[bytes] | None = None) -> None:
        self._asking, self._answering = asking, answering

    def draw(self, stakes: "Stakes") -> "Callable[[], Uncertainty]":
        """Begin to draw the futures of ``stakes``; the call that comes back waits for what they say."""
        return self._begin(_draw, stakes)

    def write_deck(self, story: "Story", target: Path) -> int:
        """As :func:`bizcase.deck.write_deck`."""
        slides: int = self._begin(_write_deck, story, target)()
        return slides

    def _begin(self, work: Callable[..., Any], *arguments: Any) -> Callable[[], Any]:
        here = partial(work, *arguments)
        if self._asking is None:
            return here
        try:
            self._asking.write(pickle.dumps(here, pickle.HIGHEST_PROTOCOL))
        except BrokenPipeError:
            return here
        return partial(self._answer, here)

    def _answer(self, here: Callable[[], Any]) -> Any:
        """What the second process says; if it is gone, the work is done here, with all that may be said about it."""
        assert self._answering is not None
        try:
            answer = pickle.load(self._answering)
        except EOFError:
            return here()
        if isinstance(answer, BizcaseError):
            raise answer
        return answer


def _draw(stakes: "Stakes") -> "Uncertainty":
    from bizcase.engine.uncertainty.draws import draw

    return draw(stakes)


def _write_deck(story: "Story", target: Path) -> int:
    from bizcase.deck import write_deck

    return write_deck(story, target)


@contextmanager
def second_process() -> Iterator[Second]:
    """A second process, if this machine has room for one; it ends with the block."""
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        yield Second()
        return
    (requests, asking), (answers, answering) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.close(asking)
        os.close(answers)
        _serve(requests, answering)
    os.close(requests)
    os.close(answering)
    try:
        with open(asking, "wb", buffering=0) as to_child, open(answers, "rb") as from_child:
            yield Second(to_child, from_child)
    finally:
        os.waitpid(child, 0)


def _serve(requests: int, answering: int) -> None:
    """The whole life of the second process: load, answer until nobody asks, end without a word."""
    try:
        with open(requests, "rb") as asked, open(answering, "wb", buffering=0) as answers:
            for name in LIBRARIES:
                import_module(name)
                if select([asked], [], [], 0)[0]:
                    _answer_one(asked, answers)
            while True:
                _answer_one(asked, answers)
    finally:
        os._exit(0)


def _answer_one(asked: IO[bytes], answers: IO[bytes]) -> None:
    answers.write(pickle.dumps(_done(pickle.load(asked)), pickle.HIGHEST_PROTOCOL))


def _done(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except BizcaseError as error:
        return error
