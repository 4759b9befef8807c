// A network.json as blocks and back: what the blocks compile to, what is saved of them, what stays.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networkBlock } from "#app/network-blocks";
import { hasNetwork, putNetwork } from "#app/network-edits";
import { networkProject } from "#app/network-project";
import { configOf } from "#app/project-config";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import type { Project } from "#compile/project";
import { readNetworkJson, writeNetworkJson } from "#files/network-json";
import type { NetworkConfig } from "#program/network-config";
import starter from "../../src/gallery/starter.json";
import { specs, trainings } from "../files/random-networks.ts";

let ids = 0;
const making = { registry, newId: () => `id-${++ids}` };
const folder = new URL("../../src/gallery/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");

function configIn(json: string): NetworkConfig {
  const found = readNetworkJson(json);
  if (found.kind === "refused") throw new Error(found.problems.join(" "));
  return { network: found.spec, training: found.settings };
}

function opened(json: unknown): Project {
  const { project, problems } = parseProject(json);
  if (project === undefined) throw new Error(problems.map(({ text }) => text).join(" "));
  return project;
}

const starterProject = () => opened(starter);

function errorsIn(project: Project): readonly string[] {
  const { diagnostics } = compileProject(project, registry);
  return diagnostics.filter(({ severity }) => severity === "error").map(({ text }) => text);
}

/** The file that is saved of a project; lists have 1,000 samples. */
function saved(project: Project): { readonly json: string; readonly notes: readonly string[] } {
  const found = configOf(project, registry, () => 1000);
  if (found === null) throw new Error("It has no network");
  const { network, training } = found.config;
  return { json: writeNetworkJson(network, training), notes: found.notes };
}

function replaced(project: Project, config: NetworkConfig) {
  const all = { targets: project.targets, open: "Stage" };
  const { targets, ...edit } = putNetwork(all, config, making);
  const after = { ...project, ...targets, seed: config.training.seed };
  return { ...edit, project: after };
}

describe("each network of the gallery", () => {
  test.each(readdirSync(new URL("networks/", folder)))(
    "%s comes back the same to the byte",
    (name) => {
      const json = read(`networks/${name}`);
      const config = configIn(json);
      const { project, problems, emptyList } = networkProject(config, "new", making);
      expect([problems, emptyList]).toEqual([[], null]);
      // As it is saved, and read again.
      const again = opened(JSON.parse(JSON.stringify(project)));
      expect(compileProject(again, registry).diagnostics).toEqual([]);
      expect(saved(again)).toEqual({ json, notes: [] });
      // In the place of the starter's network too.
      const edit = replaced(starterProject(), config);
      expect(errorsIn(edit.project)).toEqual([]);
      expect(edit.hasNewStack).toBe(true);
      expect(saved(edit.project).json).toBe(json);
    },
  );
});

test("whatever the network, blocks say all that they can, and name what they cannot", () => {
  let refused = 0;
  fc.assert(
    fc.property(specs, trainings, fc.boolean(), (network, training, isNew) => {
      const config = configIn(writeNetworkJson(network, training));
      const { project, problems } = isNew
        ? networkProject(config, "new", making)
        : replaced(starterProject(), config);
      if (problems.length > 0) {
        refused += 1;
        for (const one of problems) expect(one).toMatch(/^[\w.[\]]+ is \S+, but its block takes /);
        return;
      }
      expect(errorsIn(project)).toEqual([]);
      expect(completed(saved(project).json)).toEqual(
        completed(writeNetworkJson(network, training)),
      );
    }),
    { seed: 6, numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(150);
});

/** With what the table of keys says where a file says nothing, as blocks always say it. */
function completed(json: string) {
  const { network, training } = configIn(json);
  const { schedule, precision = "float64", optimizer, layers, ...rest } = network;
  const usual = {
    sgd: {},
    momentum: { momentum: 0.9 },
    nesterov: { momentum: 0.9 },
    rmsprop: { decay: 0.99, epsilon: 1e-8 },
    adagrad: { epsilon: 1e-10 },
    adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  };
  return {
    ...rest,
    layers: layers.map((layer) => ({
      ...(layer.init === "uniform" ? { range: 0.5 } : {}),
      ...layer,
    })),
    optimizer: { ...usual[optimizer.name], ...optimizer },
    schedule: schedule ?? { name: "constant" },
    precision,
    training,
  };
}

test("blocks have the numbers as they stand in the file, and a plan of twenty kinds of part", () => {
  const config = configIn(read("networks/784-300-200-10.json"));
  const { block } = networkBlock(config.network, making);
  const { project } = replaced(starterProject(), config);
  const { network } = compileProject(project, registry).program;
  expect(block.fields).toEqual({ INPUTS: 784 });
  expect(network).toMatchObject(config.network);
});

describe("in a project that has a network", () => {
  const config = configIn(read("networks/784-30-10.json"));

  test("all but the network stays, where no block trains for whole epochs", () => {
    const before = starterProject();
    const { project, hasNewStack } = replaced(before, config);
    const [stage] = project.targets;
    const [stageBefore] = before.targets;
    expect(hasNewStack).toBe(true);
    const kept = stageBefore!.blocks.filter(({ type }) => type !== "network_define");
    // Where they stand may change: the network may be longer.
    for (const { y: _y, ...block } of kept) {
      expect(stage!.blocks).toContainEqual(expect.objectContaining(block));
    }
    expect(stage!.blocks).toHaveLength(stageBefore!.blocks.length + 1);
    expect(project.targets.slice(1)).toEqual(before.targets.slice(1));
    expect(hasNetwork(project.targets)).toBe(true);
  });

  test("the block that trains for whole epochs is changed where it stands", () => {
    const before = opened(JSON.parse(read("early-stop-300-200.json")));
    const { project, hasNewStack } = replaced(before, config);
    expect(hasNewStack).toBe(false);
    expect(errorsIn(project)).toEqual([]);
    const texts = JSON.stringify(project.targets);
    expect(texts).toContain('"type":"training_epochssliceuntil","id":"b18"');
    expect(texts).toContain("After each epoch".length > 0 ? '"id":"b21"' : "");
    expect(saved(project)).toEqual({ json: read("networks/784-30-10.json"), notes: [] });
    // What it was made from is as it was.
    expect(JSON.stringify(before.targets)).toContain('"type":"training_epochsuntil","id":"b18"');
  });

  test("early stopping without samples kept apart goes by a list, made when there is none", () => {
    const stops = { ...config, training: { ...config.training, validation: 0 } };
    const { project } = replaced(starterProject(), stops);
    expect(project.targets[0]!.lists.map(({ name }) => name)).toContain("validation");
    expect(errorsIn(project)).toEqual([]);
    const twice = replaced(project, stops).project;
    expect(twice.targets[0]!.lists).toEqual(project.targets[0]!.lists);
    expect(saved(twice).notes).toEqual([
      "The list to validate on is not said in the file: give it along, as `--validation FILE` on the command line.",
    ]);
  });
});

test("a project without a network gets one; one for other data says which list to fill", () => {
  const config = configIn(
    '{"inputs": 4, "layers": [{"dense": 3, "activation": "softmax"}], "loss": "cross-entropy"}',
  );
  const { project, emptyList } = networkProject(config, "iris", making);
  expect([emptyList, project.settings.drawingPad]).toEqual(["samples", false]);
  const without = project.targets.map((target) => ({ ...target, blocks: [] }));
  expect(hasNetwork(without)).toBe(false);
  const edit = replaced({ ...project, targets: without }, config);
  expect(saved(edit.project).json).toBe(saved(project).json);
});

describe("what is saved of a project", () => {
  test("that trains in its own way: its network, and a note", () => {
    expect(saved(starterProject()).notes).toEqual([
      "No `train epochs` block is there, so the file says nothing of how this project trains: 1 epoch.",
    ]);
  });

  test("with typed places: the samples after the last that is learned from", () => {
    const json = read("networks/784-30-10.json");
    const text = JSON.stringify(networkProject(configIn(json), "new", making).project);
    const project = opened(JSON.parse(text));
    const stage = project.targets[0]!;
    const blocks = JSON.parse(JSON.stringify(stage.blocks), (key, value) =>
      typeof value === "object" && value !== null && /^(TO|VALIDATION_(FROM|TO))$/.test(key)
        ? {
            shadow: {
              ...value.shadow,
              fields: { NUM: { TO: 900, VALIDATION_FROM: 901, VALIDATION_TO: 1000 }[key] },
            },
          }
        : value,
    );
    const changed = { ...project, targets: [{ ...stage, blocks }] };
    expect(JSON.parse(saved(changed).json)).toMatchObject({ validation: 100 });
    expect(saved(changed).notes).toEqual([]);
  });

  test("without a network, or with one that is not sound: nothing", () => {
    const project = starterProject();
    const none = project.targets.map((target) => ({ ...target, blocks: [] }));
    expect(configOf({ ...project, targets: none }, registry, () => 0)).toBeNull();
    const broken = JSON.parse(
      JSON.stringify(project).replace('"FUNCTION":"softmax"', '"FUNCTION":"relu"'),
    );
    expect(errorsIn(broken)).not.toEqual([]);
    expect(configOf(broken, registry, () => 0)).toBeNull();
  });
});
