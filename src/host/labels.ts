// The labels of a network's outputs, and which output a sample's label asks for. A network with a
// single output has no labels: there the label is the number to learn.
import type { SampleList } from "#data/sample-list";

export class Labels {
  /** One text an output; empty when the label itself is the number to learn. */
  readonly texts: readonly string[];
  readonly #outputOf: ReadonlyMap<string, number>;

  constructor(texts: readonly string[]) {
    this.texts = texts;
    this.#outputOf = new Map(texts.map((label, index) => [label, index]));
  }

  /** 0, 1, 2, ... for each of so many outputs. */
  static numbered(outputs: number): Labels {
    return new Labels(outputs === 1 ? [] : Array.from({ length: outputs }, (_, i) => String(i)));
  }

  /**
   * Labels for so many outputs that fit the samples of a list: the numbers from 0 when all of them are
   * such numbers, otherwise the different labels in alphabetical order, when they are not more.
   */
  static of(list: SampleList, outputs: number): Labels {
    const numbered = Labels.numbered(outputs);
    if (outputs === 1) return numbered;
    const found = new Set<string>();
    for (let i = 0; i < list.length && found.size <= outputs; i++) {
      const sample = list.sample(i);
      if ("pixels" in sample) found.add(sample.label);
    }
    const fits = [...found].every((label) => numbered.targetOf(label) !== null);
    if (fits || found.size > outputs) return numbered;
    const texts = [...found].sort();
    while (texts.length < outputs) texts.push(`unused ${texts.length + 1}`);
    return new Labels(texts);
  }

  /** Whether the outputs are for numbers, but this label is a word. */
  isWordForNumber(label: string): boolean {
    return this.targetOf("0") === 0 && /\p{L}/u.test(label);
  }

  /**
   * The target of a label (see `Network`): the output from 0, or the number; null when there is none.
   * A label that is a number fits whatever way it is written: 5, 5.0, 05.
   */
  targetOf(label: string): number | null {
    const isNumber = label.trim() !== "" && Number.isFinite(Number(label));
    if (this.texts.length === 0) return isNumber ? Number(label) : null;
    return (
      this.#outputOf.get(label) ??
      (isNumber ? this.#outputOf.get(String(Number(label))) : null) ??
      null
    );
  }
}
