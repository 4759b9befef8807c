// `run` with a Scratch project that has what is not here: it is named, and all else runs, as in the page.
import { expect, test } from "vitest";
import { runCommand } from "../../scripts/cli-run.ts";
import { zip } from "../data/make-files.ts";
import { call, Folder } from "./calling.ts";

const folder = new Folder();

const block = (opcode: string, more: object = {}) => ({
  ...{ opcode, next: null, parent: null, inputs: {}, fields: {}, shadow: false, topLevel: false },
  ...more,
});
const top = (opcode: string, more: object = {}) => block(opcode, { topLevel: true, ...more });

test("scripts with blocks that only Scratch has stay away, the others run; colours are not seen", async () => {
  const blocks = {
    hat: top("event_whenflagclicked", { next: "set" }),
    set: block("data_setvariableto", {
      inputs: { VALUE: [3, "touch", [10, ""]] },
      fields: { VARIABLE: ["ran", "v"] },
    }),
    touch: block("sensing_touchingcolor", { inputs: { COLOR: [1, [9, "#ffffff"]] } }),
    other: top("event_whenflagclicked", { next: "video" }),
    video: block("videoSensing_videoToggle", { next: "never" }),
    never: block("data_setvariableto", {
      inputs: { VALUE: [1, [10, "9"]] },
      fields: { VARIABLE: ["never", "n"] },
    }),
    loose: top("translate_getTranslate"),
    motion: top("videoSensing_whenMotionGreaterThan"),
  };
  const stage = {
    ...{ isStage: true, name: "Stage", costumes: [], sounds: [], blocks, lists: {} },
    variables: { v: ["ran", 0], n: ["never", 0] },
  };
  const json = { targets: [stage], monitors: [], extensions: [], meta: { semver: "3.0.0" } };
  const path = folder.put("odd.sb3", zip({ name: "project.json", content: JSON.stringify(json) }));
  const { code, out, errors } = await call(runCommand, [path, "--json"]);
  const { ended, variables, diagnostics } = JSON.parse(out.at(-1) ?? "");
  expect({ code, ended, variables }).toEqual({
    ...{ code: 0, ended: "done", variables: { ran: false, never: 0 } },
  });
  expect(diagnostics).toHaveLength(2);
  expect(errors).toEqual([
    "Blocks that Blockprop does not have: 1 × videoSensing: video toggle, 1 × translate: get translate, 1 × videoSensing: when motion greater than. They stay where they are, and the scripts they stand in do not run.",
    "Blockprop does not have Scratch's block “videoSensing: video toggle”, so its script does not run. It is kept for Scratch: take it out of the script, and the rest runs.",
    "Nothing is drawn on the command line, so every `touching color` was false here. Run the project in the page if it matters.",
  ]);
});
