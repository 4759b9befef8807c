// The message catalogue: every sentence a user can read goes through `text(key, parameters)`.
// English stands in english-*.ts (and, for the words on a block, beside the block); a translation
// is one more catalogue with the same keys. Block words have the key `block.TYPE`. It begins empty:
// whoever starts (page, command line, tests) chooses the language, and the page tells its worker.

export type Catalogue = Readonly<Record<string, string>>;
export type TextParameters = Readonly<Record<string, string | number>>;

const catalogue = new Map<string, string>();

/** Adds or replaces entries: a language, or the blocks' own words. */
export function addMessages(entries: Catalogue): void {
  for (const [key, value] of Object.entries(entries)) catalogue.set(key, value);
}

/** Adds the words of code that was loaded later, where no translation of them stands already. */
export function addMissing(entries: Catalogue): void {
  for (const [key, value] of Object.entries(entries)) {
    if (!catalogue.has(key)) catalogue.set(key, value);
  }
}

/** All entries, to hand them on to a worker. */
export function allMessages(): Catalogue {
  return Object.fromEntries(catalogue);
}

/** Whether the catalogue holds a text for this key. */
export function hasText(key: string): boolean {
  return catalogue.has(key);
}

/** The text for a key with `{name}` replaced by the parameters; throws on a key nobody wrote. */
export function text(key: string, parameters: TextParameters = {}): string {
  const template = catalogue.get(key);
  if (template === undefined) throw new Error(`No text in the message catalogue for "${key}"`);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    return value === undefined ? whole : typeof value === "number" ? formatNumber(value) : value;
  });
}

/** A number as a person reads it: up to six significant digits, thousands grouped from 10,000. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) {
    return Math.abs(value) >= 10000 && Math.abs(value) < 1e15
      ? String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",")
      : String(value);
  }
  return String(Number(value.toPrecision(6)));
}
