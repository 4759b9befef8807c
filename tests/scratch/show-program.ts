// A saved project as a few lines of text, for the reader of a failed test.
import type { project, SavedBlock } from "../programs/build-project.ts";

export function showProgram(json: ReturnType<typeof project>): string {
  const [target] = json.targets;
  const start = target!.variables.map(({ name, value }) => `${name} = ${JSON.stringify(value)}`);
  const lists = Object.entries(json.lists).map(
    ([name, items]) => `${name}: ${JSON.stringify(items)}`,
  );
  const scripts = json.targets.flatMap((one) => one.blocks);
  return [...start, ...lists, ...scripts.map((script) => stackLines(script, ""))].join("\n");
}

function stackLines(first: SavedBlock, indent: string): string {
  const lines: string[] = [];
  for (let one: SavedBlock | undefined = first; one !== undefined; one = one.next?.block) {
    lines.push(indent + inWords(one));
    for (const [name, { block }] of Object.entries(one.inputs ?? {})) {
      if (name.startsWith("SUBSTACK") && block !== undefined) {
        lines.push(stackLines(block, `${indent}    `));
      }
    }
  }
  return lines.join("\n");
}

function inWords({ type, fields = {}, inputs = {} }: SavedBlock): string {
  const named = Object.values(fields).map((field) =>
    typeof field === "object" && field !== null && "id" in field ? String(field.id) : `${field}`,
  );
  const holes = Object.entries(inputs)
    .filter(([name]) => !name.startsWith("SUBSTACK"))
    .map(([, { block, shadow }]) =>
      block === undefined ? JSON.stringify(Object.values(shadow?.fields ?? {})[0]) : inWords(block),
    );
  const name = type.replace(/^[a-z]+_/, "");
  return `(${[name, ...named, ...holes].join(" ")})`;
}
