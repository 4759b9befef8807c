// The projects that the measurements open: the starter without an end, and one of 1,200 blocks.
import { readFileSync } from "node:fs";
import type { BlockState, Project } from "#compile/project";

const starterFile = new URL("../../src/gallery/starter.json", import.meta.url);
const EPOCHS = 100;

/** The starter project at turbo, with so many epochs that it does not end while it is measured. */
export function endlessStarter(): Project {
  const starter = JSON.parse(readFileSync(starterFile, "utf8"), (key, value) =>
    key === "NUM" && value === EPOCHS ? 1e9 : value,
  ) as Project;
  return { ...starter, settings: { ...starter.settings, speed: "turbo" } };
}

export const LARGE_BLOCKS = 1200;
/** Blocks of one script: a hat, then pairs of a statement and the variable in it. */
const SCRIPT_BLOCKS = 41;

/**
 * The starter's network and lists, and as many scripts as make 1,200 blocks, shadows not counted.
 * Ids: `s0-hat`, `s0-b1`, `s0-b2`, ... and `s0-b1-number` for the number in it.
 */
export function largeProject(): Project {
  const starter = endlessStarter();
  const [stage, ...others] = starter.targets;
  if (stage === undefined) throw new Error("The starter has no stage");
  const scripts: BlockState[] = [];
  let blocks = 0;
  for (let script = 0; blocks < LARGE_BLOCKS; script++) {
    const size = Math.min(SCRIPT_BLOCKS, LARGE_BLOCKS - blocks);
    scripts.push(scriptOf(script, size));
    blocks += size;
  }
  return { ...starter, targets: [{ ...stage, blocks: scripts }, ...others] };
}

function scriptOf(script: number, size: number): BlockState {
  let below: BlockState | undefined;
  for (let k = size - 1; k > 0; k--) {
    below = { ...statement(`s${script}-b${k}`, k), ...(below && { next: { block: below } }) };
  }
  return {
    type: "event_whenkeypressed",
    id: `s${script}-hat`,
    x: 20 + 420 * (script % 6),
    y: 20 + 2000 * Math.floor(script / 6),
    fields: { KEY_OPTION: "any" },
    ...(below && { next: { block: below } }),
  };
}

function statement(id: string, k: number): BlockState {
  const fields = { VARIABLE: { id: k % 2 === 0 ? "var-loss" : "var-sample" } };
  const shadow: BlockState = { type: "math_number", id: `${id}-number`, fields: { NUM: k } };
  return { type: "data_changevariableby", id, fields, inputs: { VALUE: { shadow } } };
}
