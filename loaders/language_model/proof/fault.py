"""Why something that a model proposed is not believed."""

from enum import StrEnum


class Fault(StrEnum):
    """What a proposal failed on first."""

    MALFORMED = "malformed"
    ILLEGAL = "illegal"
    NO_NAME = "no_name"
    NOT_IN_TEXT = "not_in_text"
    NO_QUOTE = "no_quote"
    LONG_QUOTE = "long_quote"
    UNKNOWN_END = "unknown_end"
    END_NOT_QUOTED = "end_not_quoted"
    CROSSED = "crossed"
    DENIED = "denied"
    ENDED = "ended"
    STATUS = "status"
