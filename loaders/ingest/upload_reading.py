"""Reading an upload in a thread of its own, so that a page can tell how far it is, and stop it."""

from __future__ import annotations

from concurrent.futures import Future, wait
from threading import Event, Thread

from loaders.ingest.report_readers import report_reader
from loaders.ingest.upload import Upload, read_upload

_GLANCE = 0.2


class StoppedError(Exception):
    """A reading was stopped before its end; what a model answered is kept."""


class UploadReading:
    """An upload while a language model reads it.

    ``reader`` is the name of a report reader, MODEL or BOTH. ``progress`` is how many parts the
    model has answered, and how many there are; (0, 0) before the first. The reading begins when
    an ``earlier`` one has ended, whose answers then need not be asked again.
    """

    def __init__(
        self, name: str, content: bytes, reader: str, earlier: UploadReading | None = None
    ) -> None:
        self.progress = (0, 0)
        self._name, self._content, self._reader = name, content, reader
        self._stop = Event()
        self._outcome: Future[Upload] = Future()
        # A daemon: an answer may take minutes, and the program does not wait for it to end.
        Thread(target=self._run, args=(earlier,), daemon=True).start()

    def ended(self, seconds: float) -> bool:
        """Return whether the reading has ended, after waiting so long for it at the most."""
        return bool(wait([self._outcome], seconds).done)

    def stop(self) -> None:
        """Ask nothing more once the part in hand is answered; nobody has to wait for that."""
        self._stop.set()

    def upload(self) -> Upload:
        """Return what was read, once the reading has ended.

        Raises
        ------
        StoppedError
            If it was stopped.
        SettingsError
            If the model is not set up as it should be.
        """
        return self._outcome.result()

    def _run(self, earlier: UploadReading | None) -> None:
        try:
            while earlier and not earlier.ended(_GLANCE):
                self._check()
            reader = report_reader(self._reader, on_part=self._note)
            self._outcome.set_result(read_upload(self._name, self._content, reader))
        except BaseException as error:
            # Whoever waits for the outcome gets the error; here nobody would see it.
            self._outcome.set_exception(error)

    def _note(self, done: int, count: int) -> None:
        self.progress = (done, count)
        self._check()

    def _check(self) -> None:
        if self._stop.is_set():
            raise StoppedError
