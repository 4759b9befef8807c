// The layer rule in biome.json, checked against the table as the project states it: every import
// from every layer to every other layer and package is planted in a copy, and Biome must refuse
// exactly those that the table does not allow.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Layer {
  readonly folder: string;
  /** What another layer writes to import from this one; null when nothing may. */
  readonly alias: string | null;
  readonly may: readonly string[];
}

const layers: Readonly<Record<string, Layer>> = {
  program: layer("program", []),
  compile: layer("compile", ["program"]),
  blocks: { folder: "blocks", alias: "#blocks/index", may: ["program", "compile"] },
  runtime: layer("runtime", ["program"]),
  engine: layer("engine", []),
  data: layer("data", ["papaparse", "fflate"]),
  drawing: layer("drawing", []),
  files: layer("files", [
    "program",
    "compile",
    "engine",
    "data",
    "fflate",
    "valibot",
    "@noble/hashes",
  ]),
  store: layer("store", ["idb-keyval"]),
  host: layer("host", ["program", "runtime", "engine", "data", "drawing", "files"]),
  worker: layer("worker", ["program", "host", "store", "files", "data"]),
  ui: layer("ui", []),
  book: layer("book", ["program"]),
  editor: layer("editor", [
    "program",
    "compile",
    "blocks",
    "book",
    "ui",
    "blockly",
    "@blockly/field-slider",
  ]),
  stage: layer("stage", ["program", "drawing", "ui", "gifenc"]),
  app: layer(
    "app",
    "program compile blocks editor stage ui store gallery #worker/client #worker/protocol".split(
      " ",
    ),
  ),
  gallery: { folder: "src/gallery", alias: "#gallery/starter.json", may: [] },
  scripts: {
    folder: "scripts",
    alias: null,
    may: "program compile blocks book data files host node:fs vite assemblyscript/asc playwright-core tsx/esm/api".split(
      " ",
    ),
  },
};

const packages =
  "papaparse fflate valibot @noble/hashes idb-keyval blockly @blockly/field-slider gifenc node:fs vite assemblyscript/asc playwright-core tsx/esm/api jsdom scratch-vm scratch-storage".split(
    " ",
  );

function layer(name: string, may: readonly string[]): Layer {
  return { folder: `src/${name}`, alias: `#${name}/planted`, may };
}

interface Planted {
  readonly file: string;
  readonly specifier: string;
  readonly allowed: boolean;
}

function plannedImports(): Planted[] {
  const planted: Planted[] = [];
  const plant = (folder: string, specifier: string, allowed: boolean) =>
    planted.push({ file: `${folder}/planted-${planted.length}.ts`, specifier, allowed });

  for (const [name, { folder, may }] of Object.entries(layers)) {
    for (const [otherName, other] of Object.entries(layers)) {
      if (otherName === name || other.alias === null) continue;
      plant(folder, other.alias, may.includes(otherName));
      plant(folder, `../${other.folder}/planted.ts`, false);
      plant(folder, `./../${otherName}/planted.ts`, false);
      plant(`${folder}/part`, `../../${otherName}/planted.ts`, false);
      plant(folder, `./part/../../${otherName}/planted.ts`, false);
      plant(folder, `#program/../${otherName}/planted`, false);
    }
    for (const name of packages) plant(folder, name, may.includes(name));
    plant(folder, "./own-file.ts", true);
    plant(folder, "./part/own-file.ts", true);
    plant(folder, "./own-style.css", true);
    plant(folder, "#worker/client", may.includes("#worker/client") || name === "worker");
    plant(folder, "#worker/protocol", may.includes("#worker/protocol") || name === "worker");
    plant(`${folder}/part`, "#worker/worker", name === "worker");
  }
  plant("src/somewhere-new", "#program/planted", false);
  plant("src", "#program/planted", false);
  return planted;
}

const planted: readonly Planted[] = [
  ...plannedImports(),
  { file: "src/worker/client.ts", specifier: "#program/planted", allowed: true },
  { file: "src/worker/protocol.ts", specifier: "./worker.ts", allowed: false },
];
let refused = new Set<string>();
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "blockprop-layers-"));
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  for (const { file, specifier } of planted)
    plantFile(file, `import * as it from "${specifier}";\n`);
  // The other ways to write an import are refused too.
  plantFile("src/engine/as-type.ts", 'import type { A } from "#program/planted";\n');
  plantFile("src/engine/as-export.ts", 'export { a } from "#program/planted";\n');
  plantFile("src/engine/as-call.ts", 'export const a = import("#program/planted");\n');
  plantFile("src/engine/as-effect.ts", 'import "blockly";\n');
  refused = refusedFiles();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plantFile(file: string, source: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}

function refusedFiles(): Set<string> {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const options = "--vcs-enabled=false --only=style/noRestrictedImports --max-diagnostics=none";
  const run = spawnSync(
    process.execPath,
    [biome, "lint", ...options.split(" "), "--reporter=json", "."],
    { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const report: { diagnostics: { location: { path: string } }[] } = JSON.parse(run.stdout);
  return new Set(report.diagnostics.map(({ location }) => location.path.replace(/^\.\//, "")));
}

describe.each(Object.entries(layers))("layer %s", (_name, { folder }) => {
  const own = planted.filter(({ file }) => file.startsWith(`${folder}/`));

  test("imports what the table allows", () => {
    const allowed = own.filter((one) => one.allowed);
    expect(allowed.length).toBeGreaterThan(0);
    expect(allowed.filter(({ file }) => refused.has(file))).toEqual([]);
  });

  test("is refused every other import", () => {
    const forbidden = own.filter((one) => !one.allowed);
    expect(forbidden.length).toBeGreaterThan(packages.length);
    expect(forbidden.filter(({ file }) => !refused.has(file))).toEqual([]);
  });
});

test("a file outside every layer is refused every import", () => {
  const outside = planted.filter(({ file }) => /^src\/(somewhere-new\/)?planted/.test(file));
  expect(outside).toHaveLength(2);
  expect(outside.filter(({ file }) => !refused.has(file))).toEqual([]);
});

test.each(["as-type", "as-export", "as-call", "as-effect"])("%s import is refused", (name) => {
  expect(refused.has(`src/engine/${name}.ts`)).toBe(true);
});
