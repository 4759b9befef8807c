// What counts as found: every word of the query stands somewhere in the text, whatever its capitals and
// accents. Pure: knows no blocks.

/** A text as search compares it: without capitals, accents and more than one space in a row. */
export function foldWords(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** A test for texts; null when there is nothing to look for. */
export function makeSearch(query: string): ((words: string) => boolean) | null {
  const wanted = foldWords(query).split(" ");
  if (wanted[0] === "") return null;
  return (words) => {
    const folded = foldWords(words);
    return wanted.every((word) => folded.includes(word));
  };
}
