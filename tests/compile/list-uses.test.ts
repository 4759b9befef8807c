// What lists are used for: learning from a list for testing, and validating on what is learned from, are
// warned of on the block, and run all the same.
import { expect, test } from "vitest";
import { checkCommand } from "../../scripts/cli-check.ts";
import { call, Folder } from "../cli/calling.ts";
import {
  accuracyOn,
  itemOf,
  predictSample,
  project,
  reset,
  type SavedBlock,
  sampleOf,
  set,
  tinyNetwork,
  trainEpochs,
  trainEpochsUntil,
  trainOn,
  whenFlag,
} from "../programs/build-project.ts";
import { compile, parse } from "../programs/run-project.ts";

const folder = new Folder();
const samples = ["0 1.0 0.0", "1 0.0 1.0"];

function program(...body: SavedBlock[]) {
  const json = project({
    variables: { found: 0 },
    lists: { learned: samples, held: samples, other: samples },
    scripts: [tinyNetwork(), whenFlag(reset(), ...body)],
  });
  const [stage] = json.targets;
  const lists = stage!.lists.map((list) =>
    list.name === "held" ? { ...list, role: "test" } : list,
  );
  return { ...json, targets: [{ ...stage!, lists }] };
}

function warnings(...body: SavedBlock[]) {
  const { diagnostics, program: compiled } = compile(program(...body));
  expect(compiled.scripts).toHaveLength(1);
  return diagnostics.map(({ severity, block, text }) => `${severity} [${block}] ${text}`);
}

const until = (list: string, validation: string) =>
  trainEpochsUntil(5, list, { validation, patience: 2 });

test("each block that learns from a list for testing is warned of", () => {
  expect(warnings(trainOn(sampleOf("held", 1)))).toMatchInlineSnapshot(`
    [
      "warning [training_train-1] “held” is for testing, but this block learns from it. Then a test on it does not tell any more how well new samples are read. Learn from another list, or change “This list is for testing” in the menu of the list.",
    ]
  `);
  const all = warnings(trainOn(itemOf("held", 1)), trainEpochs(1, "held"), until("held", "other"));
  expect(all).toHaveLength(3);
  expect(all[1]).toContain("warning [training_epochs-1] “held” is for testing");
});

test("choosing by a list for testing, or by one that is learned from, is warned of", () => {
  expect(warnings(until("learned", "held"))).toMatchInlineSnapshot(`
    [
      "warning [training_epochsuntil-1] “held” is for testing, but this block chooses the best epoch by it, so that a test on it would come out too well. Validate on another list: “Split…” in the menu of a list makes one.",
    ]
  `);
  expect(warnings(until("learned", "learned"))).toMatchInlineSnapshot(`
    [
      "warning [training_epochsuntil-1] Samples of “learned” that this block validates on are also learned from, so that it does not tell how well new samples are read. Validate on other samples: “Split…” in the menu of a list makes one.",
    ]
  `);
  expect(warnings(until("learned", "other"), trainOn(sampleOf("other", 1)))).toHaveLength(1);
});

test("testing on any list, and learning and validating on two of them, is as it should be", () => {
  expect(
    warnings(
      until("learned", "other"),
      trainOn(sampleOf("learned", 1)),
      predictSample(sampleOf("held", 1)),
      set("found", accuracyOn("held")),
      set("found", accuracyOn("learned")),
    ),
  ).toEqual([]);
});

test("a list keeps its role in a project, and `check` warns of it", async () => {
  const saved = program(trainEpochs(1, "held"));
  expect(parse(saved).targets[0]!.lists[1]).toEqual({
    id: "list-held",
    name: "held",
    role: "test",
  });
  const { code, out } = await call(checkCommand, [folder.put("project.json", saved)]);
  expect(code).toBe(0);
  expect(out.join()).toContain("warning [training_epochs-1] “held” is for testing");
});
