"""From bytes to text, whatever program wrote them."""

import codecs
import re

import charset_normalizer

from graph.errors import LoadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"{\\rtf", "an RTF document", ".rtf (and then saved as .docx)"),
    (b"PK\x03\x04", "a zip, Word or OpenDocument file", ".docx or .odt"),
)
_SAFE_ENCODING = re.compile(r"(?:windows|cp)-?125\d|iso-?8859-(?!1$)\d\d?|macintosh", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NON_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_MAX_CONTROL_SHARE = 0.01


def decode(name: str, content: bytes, declared: str = "") -> str:
    r"""Return the text with its line ends as ``\n`` and without a byte order mark.

    Nothing else is changed, so that a quote is what stands in the file. ``declared`` is the
    encoding that the file itself gives; it counts where the bytes are no UTF-8.

    Raises
    ------
    LoadError
        If the content is another kind of file under a text suffix, or no text at all.
    """
    for signature, what, suffix in _SIGNATURES:
        if content.startswith(signature):
            raise LoadError(f"{name}: this is {what}; give its name the ending {suffix}.")
    try:
        text = _marked(content) or _unmarked(content, declared)
    except (UnicodeError, LookupError) as error:
        raise LoadError(f"{name}: the encoding is not known; save the file as UTF-8.") from error
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text) or "\0" in text:
        raise LoadError(f"{name}: this is no text but a binary file; give a report with text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding)
    return None


def _unmarked(content: bytes, declared: str) -> str:
    if wide := _wide_encoding(content):
        return content.decode(wide)
    escaped = content.decode("utf-8", "surrogateescape")
    broken = sum(map(len, _ESCAPED.findall(escaped)))
    if broken == 0:
        return escaped
    if len(_NON_ASCII.findall(escaped)) > broken:
        return _ESCAPED.sub(_windows_bytes, escaped)
    if _SAFE_ENCODING.fullmatch(declared):
        return content.decode(declared, "replace")
    return _single_byte(content)


def _wide_encoding(content: bytes) -> str | None:
    """Return the UTF-16 order of unmarked text, whose Latin letters have one zero byte each."""
    head = content[:4096]
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    most = max(zeros_even, zeros_odd)
    if len(content) % 2 or most * 3 < len(head) or min(zeros_even, zeros_odd) * 10 > most:
        return None
    return "utf-16-le" if zeros_odd > zeros_even else "utf-16-be"


def _windows_bytes(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _single_byte(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(content[:100_000]).best()
        return content.decode(best.encoding if best else "latin-1")
