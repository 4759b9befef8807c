// `run` and `check` as people type them. Most call the command in this process; some the real one.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, test, vi } from "vitest";
import { checkCommand } from "../../scripts/cli-check.ts";
import { runCommand } from "../../scripts/cli-run.ts";
import { CommandMistake } from "../../scripts/command-mistake.ts";
import {
  block,
  change,
  dense,
  forever,
  get,
  network,
  pickRandom,
  project,
  repeat,
  set,
  stop,
  trainOn,
  wait,
  waitUntil,
  whenFlag,
  whenKey,
} from "../programs/build-project.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const starter = join(root, "src/gallery/starter.json");
const mnist = `Mnist=${join(root, "datasets/mnist_100.txt")}`;
const folder = mkdtempSync(join(tmpdir(), "blockprop-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const isBytes = content instanceof Uint8Array || typeof content === "string";
  writeFileSync(path, isBytes ? content : JSON.stringify(content));
  return path;
}

type Command = (args: readonly string[]) => Promise<number>;

async function call(command: Command, ...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void out.push(String(line)));
  const error = vi
    .spyOn(console, "error")
    .mockImplementation((line) => void errors.push(String(line)));
  try {
    return { code: await command(args), out, errors };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

async function runJson(...args: string[]) {
  const { code, out } = await call(runCommand, ...args, "--json");
  return { code, ...JSON.parse(out.at(-1) ?? "") };
}

async function mistake(command: Command, ...args: string[]): Promise<string> {
  const refused = call(command, ...args);
  await expect(refused).rejects.toBeInstanceOf(CommandMistake);
  const sentence = await refused.catch((error: Error) => error.message);
  return String(sentence).replaceAll(folder, "FOLDER").replaceAll(root, "ROOT/");
}

const cli = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, "scripts/cli.mjs"), ...args], { cwd: root });

describe("run", () => {
  test("trains the starter and ends with one JSON object", async () => {
    const { stdout } = await cli("run", starter, "--list", mnist, "--json");
    const result = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
    expect(Object.keys(result)).toEqual([
      "ended",
      "variables",
      "lists",
      "metrics",
      "drawn",
      "diagnostics",
    ]);
    expect(result).toMatchObject({
      ended: "done",
      variables: { epoch: 100, sample: 100, draw_sample: 1 },
      lists: { Mnist: { length: 100 } },
      drawn: { samples: 10_000 },
      diagnostics: [],
    });
    expect(result.metrics.loss).toHaveLength(100);
    expect(result.metrics.accuracy).toHaveLength(100);
    expect(result.metrics.accuracy.at(-1)).toBeGreaterThanOrEqual(0.99);
    expect(result.metrics.loss.every((loss: unknown) => typeof loss === "number")).toBe(true);
  }, 30_000);

  test("--set gives values before the flag", async () => {
    const { drawn, metrics } = await runJson(starter, "--set", "draw_sample=0");
    expect(drawn).toEqual({ samples: 0 });
    expect(metrics.loss).toHaveLength(100);
  });

  test("--key 9 presses it after the flag: the starter resets and ends", async () => {
    const result = await runJson(starter, "--key", "9");
    expect(result).toMatchObject({ code: 0, ended: "done", metrics: { loss: [], accuracy: [] } });
    expect(Number(result.variables.epoch)).toBe(0);
  });

  test("--seed draws other numbers, the same ones each time", async () => {
    const path = file(
      "seed.json",
      project({ variables: { n: 0 }, scripts: [whenFlag(set("n", pickRandom(1, 1e9)))] }),
    );
    const drawn = async (...args: string[]) => (await runJson(path, ...args)).variables.n;
    expect(await drawn("--seed", "5")).toBe(await drawn("--seed", "5"));
    expect(await drawn("--seed=-5")).not.toBe(await drawn("--seed", "5"));
    expect(await drawn("--seed", "1")).toBe(await drawn());
  });

  test("--seconds ends a program that never would", async () => {
    const path = file(
      "forever.json",
      project({ variables: { n: 0 }, scripts: [whenFlag(forever(change("n", 1)))] }),
    );
    const { code, ended, variables } = await runJson(path, "--seconds", "0.05");
    expect([code, ended]).toEqual([0, "time"]);
    expect(variables.n).toBeGreaterThan(0);
  });

  test("wait takes no time", async () => {
    const path = file("wait.json", project({ scripts: [whenFlag(wait(86_400))] }));
    expect(await runJson(path)).toMatchObject({ code: 0, ended: "done" });
  });

  test("several keys are pressed in their order", async () => {
    const path = file(
      "keys.json",
      project({
        variables: { n: 1 },
        scripts: [
          whenKey("a", change("n", 1)),
          whenKey(
            "b",
            set("n", block("operator_multiply", { inputs: { NUM1: get("n"), NUM2: 5 } })),
          ),
          whenFlag(repeat(3, change("n", 0)), stop("this script")),
        ],
      }),
    );
    expect((await runJson(path, "--key", "a", "--key", "b")).variables.n).toBe(10);
    expect((await runJson(path, "--key", "b", "--key", "a")).variables.n).toBe(6);
  });

  test("a mistake of the program ends with exit code 2 and the block", async () => {
    const path = file("mistake.json", project({ scripts: [whenFlag(trainOn("nonsense"))] }));
    const { code, ended, diagnostics } = await runJson(path);
    expect([code, ended]).toEqual([2, "error"]);
    expect(diagnostics).toMatchObject([{ block: "text-1", severity: "error" }]);
  });

  test("scripts that wait for each other are named", async () => {
    const path = file(
      "deadlock.json",
      project({ scripts: [whenFlag(waitUntil([])), whenFlag(waitUntil([]))] }),
    );
    const { code, ended, diagnostics } = await runJson(path);
    expect([code, ended]).toEqual([2, "error"]);
    expect(diagnostics[0].text).toMatchInlineSnapshot(
      `"All scripts wait, and nothing can happen any more: \`wait until\` waits for its condition to become true; \`wait until\` waits for its condition to become true. Change what one of them waits for, so that it can go on without the others."`,
    );
    expect(await runJson(path, "--seconds", "9")).toMatchObject({ code: 0, ended: "time" });
  });

  test("a program with errors is not run", async () => {
    const path = file("errors.json", project({ scripts: [whenFlag(dense(8))] }));
    const { code, out, errors } = await call(runCommand, path);
    expect(code).toBe(2);
    expect(out[0]).toMatch(/^ended: error/);
    expect(errors).toHaveLength(1);
  });
});

describe("check", () => {
  test("says that nothing is wrong, or what is", async () => {
    expect(await call(checkCommand, starter)).toMatchObject({
      code: 0,
      out: ["Nothing is wrong with this project."],
    });
    const path = file("check.json", project({ scripts: [network(4)] }));
    const { code, out } = await call(checkCommand, path, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({
      diagnostics: [{ block: "network_define-1", severity: "error", code: "network.empty" }],
    });
  });
});

describe("mistakes of whoever types", () => {
  test("end with exit code 2 and one sentence, never a stack trace", async () => {
    const failed = await cli("run", "no-such-file.json").catch((error) => error);
    expect(failed).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "no-such-file.json cannot be read: there is no such file.\n",
    });
  }, 30_000);

  test("are each explained", async () => {
    const png = file(
      "picture.txt",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1),
    );
    const cut = file("cut.json", '{"format":"blockprop-project","version":1');
    const ragged = file("ragged.txt", "1 0.5 0.5 0.5\n2 0.5 0.5\n");
    const sentences = [
      await mistake(runCommand),
      await mistake(runCommand, starter, starter),
      await mistake(runCommand, starter, "--fast"),
      await mistake(runCommand, starter, "--seed"),
      await mistake(runCommand, starter, "--json=yes"),
      await mistake(runCommand, starter, "--seed", "x"),
      await mistake(runCommand, starter, "--seed", "1.5"),
      await mistake(runCommand, starter, "--seconds", "-1"),
      await mistake(runCommand, starter, "--seconds=-1"),
      await mistake(runCommand, starter, "--list", "Mnist"),
      await mistake(runCommand, starter, "--list", "Digits=x.txt"),
      await mistake(runCommand, starter, "--list", "Mnist=no-such-file.txt"),
      await mistake(runCommand, starter, "--list", `Mnist=${folder}`),
      await mistake(runCommand, starter, "--list", `Mnist=${png}`),
      await mistake(runCommand, starter, "--list", `Mnist=${ragged}`),
      await mistake(runCommand, starter, "--set", "speed=1"),
      await mistake(runCommand, png),
      await mistake(runCommand, cut),
      await mistake(runCommand, file("future.json", { ...project({ scripts: [] }), version: 9 })),
      await mistake(checkCommand),
      await mistake(checkCommand, "no-such-file.json"),
    ];
    expect(sentences).toMatchInlineSnapshot(`
      [
        "run wants one PROJECT: a .blockprop, .sb3 or project.json file.",
        "run wants one PROJECT: a .blockprop, .sb3 or project.json file.",
        "There is no option “--fast” for this command. \`npm run -s cli\` lists all options.",
        "The option “--seed” is not given as it should be: its value is missing.",
        "The option “--json” is not given as it should be: it takes no value.",
        "--seed wants a number, but got “x”.",
        "--seed wants a whole number, but got “1.5”.",
        "The option “--seconds” is not given as it should be: a value that begins with - goes after an equals sign.",
        "--seconds wants a number from 0, but got “-1”.",
        "--list wants NAME=VALUE, but got “Mnist”.",
        "This project has no list “Digits”. It has: Mnist.",
        "no-such-file.txt cannot be read: there is no such file.",
        "FOLDER cannot be read: it is a folder, but a file was expected.",
        "FOLDER/picture.txt: picture.txt is made of pictures, which only the page can read. Import it there and export the list.",
        "FOLDER/ragged.txt: Line 2 has 2 values, but 3 were expected, as in the other lines. Complete the line or delete it.",
        "This project has no variable “speed”. It has: epoch, sample, loss, accuracy, learning rate, draw_sample, plot, correct, loss sum.",
        "FOLDER/picture.txt: This is neither a project of Blockprop (.blockprop) nor one of Scratch (.sb3). Open a file that one of them saved.",
        "FOLDER/cut.json: project.json is cut off or damaged: it is not valid JSON. Try an earlier copy of the file.",
        "FOLDER/future.json: This project has format version 9; this Blockprop knows versions up to 1. Open it with a newer Blockprop.",
        "check wants one PROJECT: a .blockprop, .sb3 or project.json file.",
        "no-such-file.json cannot be read: there is no such file.",
      ]
    `);
    for (const sentence of sentences) expect(sentence).not.toMatch(/\n|Error|\bat /);
  });
});
