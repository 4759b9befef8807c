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

/** Sentences in which `words of a block` stand between backquotes and $a formula$ between dollars. */
export function inSentence(sentence: string, formula: (source: string) => Piece): Piece[] {
  return sentence.split(/(`[^`]*`|\$[^$]*\$)/).flatMap((part) => {
    if (part === "") return [];
    const inner = part.slice(1, -1);
    if (part.startsWith("`")) return [element("code", {}, inner)];
    return [part.startsWith("$") ? formula(inner) : part];
  });
}
