// `run --answer`: what is typed on the command line answers the questions of the program.
import { expect, test } from "vitest";
import { runCommand } from "../../scripts/cli-run.ts";
import { block, change, get, join, project, set, whenFlag } from "../programs/build-project.ts";
import { call, Folder } from "./calling.ts";

const folder = new Folder();
const ask = (question: string) => block("sensing_askandwait", { inputs: { QUESTION: question } });
const answer = () => block("sensing_answer");

const asking = folder.put(
  "asking.json",
  project({
    variables: { both: "", questions: 0 },
    scripts: [
      whenFlag(
        ask("First name?"),
        change("questions", 1),
        set("both", answer()),
        ask("Second name?"),
        change("questions", 1),
        set("both", join(get("both"), answer())),
      ),
    ],
  }),
);

test("run --answer answers each question with the next answer", async () => {
  const { code, out } = await call(runCommand, [
    ...[asking, "--answer", "Ada ", "--answer", "Lovelace", "--json"],
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({
    ended: "done",
    variables: { both: "Ada Lovelace", questions: 2 },
    diagnostics: [],
  });
});

test("run with too few answers says which block waits for one", async () => {
  const { code, out, errors } = await call(runCommand, [asking, "--answer", "Ada", "--json"]);
  expect(code).toBe(2);
  expect(errors).toMatchInlineSnapshot(`
    [
      "All scripts wait, and nothing can happen any more: \`ask and wait\` waits for an answer to “Second name?”. Change what one of them waits for, so that it can go on without the others.",
    ]
  `);
  expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({
    ended: "error",
    variables: { both: "Ada", questions: 1 },
    diagnostics: [{ block: "sensing_askandwait-2", code: "run.deadlock" }],
  });
});

test("run with --seconds waits that long for an answer", async () => {
  const { code, out } = await call(runCommand, [asking, "--seconds", "0.01", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({
    ended: "time",
    variables: { questions: 0 },
  });
});
