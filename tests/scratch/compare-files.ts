// Runs a `.sb3` file in our interpreter and in the stock Scratch VM and says where they differ.
import { inWords } from "./compare-runs.ts";
import { runOurFile } from "./our-file.ts";
import { differencesOfPictures } from "./picture.ts";
import { type FileRemains, type FileTrial, runStockFile } from "./stock-file.ts";

export interface FileComparison {
  readonly ours: FileRemains;
  readonly stock: FileRemains;
  /** One line for each thing that differs. */
  readonly differences: readonly string[];
}

export async function compareFile(sb3: Uint8Array, trial: FileTrial = {}): Promise<FileComparison> {
  const stock = await runStockFile(sb3, trial);
  const ours = await runOurFile(sb3, trial);
  return { ours, stock, differences: differencesOf(ours, stock) };
}

function differencesOf(ours: FileRemains, stock: FileRemains): readonly string[] {
  const found: string[] = [];
  const note = (what: string, our: string, their: string) => {
    if (our !== their) found.push(`${what}: Scratch has ${their}, we have ${our}`);
  };
  note("the end", ours.ended, stock.ended);
  const names = (of: "variables" | "lists" | "looks") => Object.keys(stock[of]).sort().join(", ");
  note("variables", Object.keys(ours.variables).sort().join(", "), names("variables"));
  note("lists", Object.keys(ours.lists).sort().join(", "), names("lists"));
  for (const [name, value] of Object.entries(stock.variables)) {
    note(name, inWords(ours.variables[name]), inWords(value));
  }
  for (const [name, items] of Object.entries(stock.lists)) {
    const own = ours.lists[name] ?? [];
    note(`length of ${name}`, String(own.length), String(items.length));
    const first = items.findIndex((item, i) => inWords(own[i]) !== inWords(item));
    if (first >= 0) {
      note(`item ${first + 1} of ${name}`, inWords(own[first]), inWords(items[first]));
    }
  }
  for (const [name, state] of Object.entries(stock.looks)) {
    const picture = (remains: FileRemains, own = remains.looks[name] ?? {}) => ({
      state: own,
      ...(name === "Stage" ? remains.pen : { cleared: false, marks: [] }),
    });
    const different = differencesOfPictures(picture(ours), picture(stock, state));
    found.push(...different.map((one) => `${name}: ${one}`));
  }
  return found;
}
