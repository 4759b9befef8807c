// What blocks do stands beside each block; in the built page it comes later, when somebody first points
// at a block: 6 kB less to wait for. So the blocks' files lose their `help`, and src/editor/block-help.ts
// becomes the catalogue of it.
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const catalogue = fileURLToPath(new URL("../src/editor/block-help.ts", import.meta.url));
const blocks = fileURLToPath(new URL("../blocks/", import.meta.url));

/** @returns {import("vite").Plugin} */
export function blockHelp() {
  return {
    name: "block-help",
    apply: "build",
    enforce: "pre",
    async load(id) {
      if (id !== catalogue) return undefined;
      const { blockHelp } = await tsImport(catalogue, import.meta.url);
      return `export const blockHelp = ${JSON.stringify(blockHelp)};`;
    },
    transform(code, id) {
      if (!id.startsWith(blocks)) return undefined;
      return withoutHelp(code, this.parse(code, { lang: "ts" }));
    },
  };
}

/**
 * The code with an empty text in place of each property `help` that is written out as a text.
 * @param {string} code
 * @param {unknown} tree its syntax tree
 * @returns {string}
 */
export function withoutHelp(code, tree) {
  /** @type {{ start: number, end: number }[]} */
  const texts = [];
  visit(tree, (node) => {
    if (node.type !== "Property" || node.key.name !== "help") return;
    if (["Literal", "TemplateLiteral"].includes(node.value.type)) texts.push(node.value);
  });
  let rest = code;
  for (const { start, end } of texts.toReversed()) {
    rest = `${rest.slice(0, start)}""${rest.slice(end)}`;
  }
  return rest;
}

/**
 * @param {any} node
 * @param {(node: any) => void} see is given all nodes, in the order in which they stand in the code
 */
function visit(node, see) {
  if (typeof node !== "object" || node === null) return;
  if (typeof node.type === "string") see(node);
  for (const part of Object.values(node)) visit(part, see);
}
