// A saved project as a few lines of text, for the reader of a failed test.
import type { SavedBlock } from "../programs/build-project.ts";
import type { Trial } from "./trial.ts";

export function showProgram({ saved, keys = [] }: Trial): string {
  const lists = Object.entries(saved.lists).map(
    ([name, items]) => `${name}: ${JSON.stringify(items)}`,
  );
  const strokes = keys.map(
    ({ round, key, isDown }) => `${round}: ${key} ${isDown ? "down" : "up"}`,
  );
  const targets = saved.targets.flatMap(({ name, variables, blocks }) => [
    `${name}:`,
    ...variables.map((one) => `${one.name} = ${JSON.stringify(one.value)}`),
    ...blocks.map((script) => stackLines(script, "")),
  ]);
  return [...lists, ...strokes, ...targets].join("\n");
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

function inWords({ type, fields = {}, inputs = {}, extraState }: SavedBlock): string {
  const named = Object.values(fields).map((field) =>
    typeof field === "object" && field !== null && "id" in field ? String(field.id) : `${field}`,
  );
  const holes = Object.entries(inputs)
    .filter(([name]) => !name.startsWith("SUBSTACK"))
    .map(([, { block, shadow }]) =>
      block === undefined ? JSON.stringify(Object.values(shadow?.fields ?? {})[0]) : inWords(block),
    );
  const name = type.replace(/^[a-z]+_/, "");
  const made = extraState === undefined ? [] : [JSON.stringify(extraState)];
  return `(${[name, ...made, ...named, ...holes].join(" ")})`;
}
