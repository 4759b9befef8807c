// What of a Scratch project cannot be taken as it is, counted while it is read: so that it can be said
// before anything is replaced. Knows no formats.
import { type BlockForms, formOf } from "#program/block-forms";
import { hasText, text } from "#program/messages";

/** What becomes of it. */
export type Fate =
  /** Blocks that stay where they are and do nothing. */
  | "skipped"
  /** Blocks that stay where they are; their scripts do not run. */
  | "unknown"
  /** It is not there any more. */
  | "dropped"
  /** A block of ours that Scratch lacks. */
  | "lacks"
  /** A block that is switched off, which Scratch does not know. */
  | "disabled";

const fates: readonly Fate[] = ["unknown", "skipped", "dropped", "lacks", "disabled"];

export class LeftOut {
  private readonly forms: BlockForms;
  private readonly counts = new Map<string, { readonly fate: Fate; count: number }>();

  constructor(forms: BlockForms) {
    this.forms = forms;
  }

  /** `name`: in words. */
  add(fate: Fate, name: string, count = 1): void {
    if (count === 0) return;
    const key = `${fate} ${name}`;
    const counted = this.counts.get(key) ?? { fate, count: 0 };
    counted.count += count;
    this.counts.set(key, counted);
  }

  addBlock(fate: Fate, opcode: string): void {
    this.add(fate, blockName(opcode, this.forms));
  }

  /** One sentence for each fate that something met, the weightiest first. */
  sentences(): readonly string[] {
    return fates.flatMap((fate) => {
      const met = [...this.counts].filter(([, counted]) => counted.fate === fate);
      if (met.length === 0) return [];
      const things = met.map(([key, { count }]) =>
        text("scratch.counted", { count, name: key.slice(fate.length + 1) }),
      );
      return [text(`scratch.${fate}`, { things: shorten(things) })];
    });
  }
}

const MOST_NAMED = 40;

function shorten(things: readonly string[]): string {
  const rest = things.length - MOST_NAMED;
  const named = things.slice(0, MOST_NAMED);
  return (rest > 0 ? [...named, text("scratch.more", { count: rest })] : named).join(", ");
}

/** A block's words, "train on ( )"; of extensions the word in the file, "music: play drum for beats". */
export function blockName(opcode: string, forms: BlockForms): string {
  const form = formOf(forms, opcode);
  if (form !== undefined) return form.words.replace(/\{\w+\}/g, "( )").replaceAll("\n", " ");
  const key = `scratch.block.${opcode}`;
  if (hasText(key)) return text(key);
  const [category = "", ...rest] = opcode.slice(0, 80).split("_");
  const words = rest.join(" ").replace(/([a-z])([A-Z])/g, "$1 $2");
  return rest.length === 0 ? category : `${category}: ${words.toLowerCase()}`;
}
