// Text in lines. Pure.

/**
 * Break a text at its spaces. A word that does not fit by itself has a line of its own.
 *
 * @param {string} text
 * @param {(line: string) => boolean} fits
 * @returns {string[]} at least one line
 */
export function wrapped(text, fits) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = `${line} ${word}`.trim();
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
