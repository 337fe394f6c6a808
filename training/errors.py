"""What can go wrong for reasons that the person at the command line can remove."""


class TrainingError(Exception):
    """The root of all of these; each message says what happened and what to do."""


class DataError(TrainingError):
    """The data is missing or damaged; the message says which file and which row."""


class PackagesMissingError(TrainingError):
    """Packages that training needs are not installed."""


class RunError(TrainingError):
    """A run cannot continue."""


class TeacherError(TrainingError):
    """The teachers' stored predictions cannot be used."""


class ExportError(TrainingError):
    """The files of a model would not agree; nothing was written."""
