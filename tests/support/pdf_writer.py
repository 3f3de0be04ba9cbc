"""A small writer of PDF files, so that the tests know what stands where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of text, ``x`` and ``y`` points from the lower left corner of an A4 page."""

    text: str
    x: float = 72
    y: float = 720
    size: float = 11


def write_pdf(pages: list[list[Line]]) -> bytes:
    """Return a PDF in Courier, whose letters are all as wide; text is limited to Windows-1252."""
    first_page = 4
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        stream = b"\n".join(_show(line) for line in lines)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {first_page + 2 * number + 1} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return _assemble(objects)


def flow(paragraphs: list[list[str]], top: float = 760) -> list[Line]:
    """Return the lines of paragraphs set below each other, with a gap between them."""
    lines, y = [], top
    for paragraph in paragraphs:
        for text in paragraph:
            lines.append(Line(text, y=y))
            y -= 14
        y -= 10
    return lines


def _show(line: Line) -> bytes:
    text = line.text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        text = text.replace(sign, b"\\" + sign)
    return b"BT /F %.1f Tf %.1f %.1f Td (%s) Tj ET" % (line.size, line.x, line.y, text)


def _assemble(objects: list[bytes]) -> bytes:
    result, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return result + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n"
        b"<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table, size, len(result))
    )
