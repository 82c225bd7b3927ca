"""One tree of errors. Each is also a builtin; each message says what was expected, what came, where, and the mend."""

from __future__ import annotations


class DatelineError(Exception):
    """Anything that Dateline itself reports as wrong."""


class IngestError(DatelineError, ValueError):
    """A source that cannot be taken in: `where` names the file (and line), `mend` says what to do."""

    def __init__(self, where: str, problem: str, mend: str) -> None:
        super().__init__(f"{where}: {problem}; {mend}")
        self.where, self.problem, self.mend = where, problem, mend


class SpanError(DatelineError, ValueError):
    """A span that does not re-read to its words."""


class ReaderError(DatelineError, RuntimeError):
    """A reader that cannot be loaded or does not keep its contract."""


class StoreError(DatelineError, RuntimeError):
    """A record that cannot be opened, read or written."""


class FetchError(DatelineError, OSError):
    """An address that cannot be fetched."""


class VocabularyError(DatelineError, LookupError):
    """A word list, code or registry entry that is not as it must be."""


class SettingsError(DatelineError, ValueError):
    """A setting or configuration file that cannot be used."""


class MissingExtra(DatelineError, ImportError):
    """A format or a feature that needs a package which a plain installation leaves out."""

    def __init__(self, what: str, extra: str, package: str) -> None:
        super().__init__(
            f"{what} needs the package {package}, which is not installed; get it by: pip install 'dateline[{extra}]'"
        )


class PublishError(DatelineError, ValueError):
    """An export or a brief that cannot be made as it was asked for."""


class UserError(DatelineError, ValueError):
    """A user of the reading room, or their password, role or file, that is not as it must be."""


class CorrectionError(DatelineError, ValueError):
    """A correction of an account that cannot be applied."""


class JudgementError(DatelineError, ValueError):
    """A judgement on things that cannot be judged so."""


class MonitorError(DatelineError, ValueError):
    """A file of saved questions, or one of them, that is not as it must be."""
