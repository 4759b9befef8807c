// Elements as plain data: the book writes them into a file, the help card makes nodes of them.

export interface Markup {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
}

export type Piece = Markup | string;

/** An element with attributes. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Piece[]
): Markup {
  return { tag, attributes, children };
}

/** What must not be torn apart at the end of a line. */
export function together(...pieces: readonly Piece[]): Markup {
  return element("span", { class: "together" }, ...pieces);
}

/** Sentences in which `words of a block` stand between backquotes and $a formula$ between dollars. */
export function inSentence(sentence: string, formula: (source: string) => Piece): Piece[] {
  return sentence.split(/(`[^`]*`|\$[^$]*\$[.,;:]?)/).flatMap((part) => {
    if (part === "") return [];
    if (part.startsWith("`")) return [element("code", {}, part.slice(1, -1))];
    if (!part.startsWith("$")) return [part];
    const [, source, end] = part.split("$");
    return [end === "" ? formula(source) : together(formula(source), end)];
  });
}
