// `run PROJECT`: the green flag, headless. Time is virtual; `--seconds` counts real ones.
import { parseArgs } from "node:util";
import { listKeys, type Project } from "#compile/project";
import { parseModelJson } from "#files/model-json";
import { createHeadless, type HeadlessEnd } from "#host/headless";
import { adoptModel } from "#host/keep-network";
import type { Session } from "#host/session";
import { type Diagnostic, diagnostic } from "#program/diagnostic";
import { text } from "#program/messages";
import { CommandMistake, readNumber, splitPair } from "./command-mistake.ts";
import { readJsonText } from "./open-model.ts";
import { openProject } from "./open-project.ts";
import { parseOptions } from "./parse-options.ts";
import { readDataFile } from "./read-data-file.ts";

export async function runCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        list: { type: "string", multiple: true, default: [] },
        set: { type: "string", multiple: true, default: [] },
        key: { type: "string", multiple: true, default: [] },
        answer: { type: "string", multiple: true, default: [] },
        model: { type: "string" },
        seed: { type: "string" },
        seconds: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }),
  );
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) {
    throw new CommandMistake("run wants one PROJECT: a .blockprop, .sb3 or project.json file.");
  }
  const seed = values.seed === undefined ? null : readNumber(values.seed, "seed");
  if (seed !== null && !Number.isSafeInteger(seed)) {
    throw new CommandMistake(`--seed wants a whole number, but got “${values.seed}”.`);
  }
  const seconds =
    values.seconds === undefined ? Number.POSITIVE_INFINITY : readNumber(values.seconds, "seconds");
  if (seconds < 0) {
    throw new CommandMistake(`--seconds wants a number from 0, but got “${values.seconds}”.`);
  }

  const opened = await openProject(path, seed);
  for (const note of opened.notes) console.error(note);
  const { project, compiled } = opened;
  // A script with a block that only Scratch has stays away, and the others run, as in the page.
  const errors = compiled.diagnostics.filter(
    ({ severity, code }) => severity === "error" && code !== "compile.scratchBlock",
  );
  const { session, run } = createHeadless({ answers: values.answer });
  session.setProgram(compiled.program);
  const files = new Map(values.list.map((pair) => splitPair(pair, "list")));
  await fillLists(session, project, { ...opened, files });
  for (const pair of values.set) setVariable(session, project, splitPair(pair, "set"));
  const given = values.model;
  const model = given === undefined ? opened.model : parseModelJson(await readJsonText(given));
  if (model !== null) {
    const problem = adoptModel(session.learner, model);
    if (problem !== null) throw new CommandMistake(`${given ?? path}: ${problem}`);
  }

  let end: HeadlessEnd = { ended: "error" };
  const started = performance.now();
  if (errors.length === 0) {
    session.flag();
    for (const key of values.key) session.key(key);
    end = run(() => performance.now() - started >= seconds * 1000);
  }
  const diagnostics = [...compiled.diagnostics, ...diagnosticsOf(session, end)];
  const result = resultOf(session, project, {
    ended: end.ended === "deadlock" ? (Number.isFinite(seconds) ? "time" : "error") : end.ended,
    diagnostics,
  });
  if (values.json) console.log(JSON.stringify(result));
  else print(result, (performance.now() - started) / 1000);
  for (const { text: sentence } of diagnostics) console.error(sentence);
  return result.ended === "error" ? 2 : 0;
}

interface ListFiles {
  readonly lists: Awaited<ReturnType<typeof openProject>>["lists"];
  readonly files: ReadonlyMap<string, string>;
}

async function fillLists(session: Session, project: Project, { lists, files }: ListFiles) {
  const known = namedIn(project, "lists");
  for (const name of files.keys()) if (!known.has(name)) throw unknown("list", name, known);
  for (const [name, id] of known) {
    const file = files.get(name);
    const list = file === undefined ? await lists.get(name)?.() : await readDataFile(file);
    if (list !== undefined) session.list(id).replaceAll(list);
  }
}

function setVariable(
  session: Session,
  project: Project,
  [name, value]: readonly [string, string],
): void {
  const known = namedIn(project, "variables");
  const id = known.get(name);
  if (id === undefined) throw unknown("variable", name, known);
  const number = Number(value);
  session.setVariable(id, value.trim() !== "" && !Number.isNaN(number) ? number : value);
}

/** Ids by name; what belongs to a sprite is named `Sprite.name`. */
function namedIn(project: Project, what: "variables" | "lists"): ReadonlyMap<string, string> {
  if (what === "lists")
    return new Map([...listKeys(project.targets)].map(([id, key]) => [key, id]));
  return new Map(
    project.targets.flatMap((target) =>
      target.variables.map(({ id, name }) => [
        target.isStage ? name : `${target.name}.${name}`,
        id,
      ]),
    ),
  );
}

function unknown(kind: string, name: string, known: ReadonlyMap<string, string>): CommandMistake {
  const names = known.size === 0 ? "none" : [...known.keys()].join(", ");
  return new CommandMistake(`This project has no ${kind} “${name}”. It has: ${names}.`);
}

function diagnosticsOf(session: Session, end: HeadlessEnd): readonly Diagnostic[] {
  const blind = session.sprites.wasBlind ? [diagnostic("warning", null, "run.noColours")] : [];
  return [...blind, ...endOf(session, end)];
}

function endOf(session: Session, end: HeadlessEnd): readonly Diagnostic[] {
  const { fault } = session.scheduler;
  if (fault !== null) {
    const { code, message } = fault.error;
    return [{ block: fault.block, severity: "error", code, text: message }];
  }
  if (end.ended !== "deadlock") return [];
  const waiting = end.waiting.map(({ code, parameters }) => text(code, parameters)).join("; ");
  return [diagnostic("error", end.waiting[0]?.block ?? null, "run.deadlock", { waiting })];
}

interface RunOutcome {
  readonly ended: "done" | "time" | "error";
  readonly diagnostics: readonly Diagnostic[];
}

function resultOf(session: Session, project: Project, outcome: RunOutcome) {
  const values = [...namedIn(project, "variables")].map(([name, id]) => [
    name,
    session.variable(id).value,
  ]);
  const lengths = [...namedIn(project, "lists")].map(([name, id]) => [
    name,
    { length: session.list(id).length },
  ]);
  return {
    ended: outcome.ended,
    variables: Object.fromEntries(values),
    lists: Object.fromEntries(lengths),
    metrics: session.recorder.metrics,
    drawn: { samples: session.recorder.samplesDrawn },
    diagnostics: outcome.diagnostics,
  };
}

function print(result: ReturnType<typeof resultOf>, seconds: number): void {
  console.log(`ended: ${result.ended} after ${seconds.toFixed(2)} s`);
  for (const [name, value] of Object.entries(result.variables)) console.log(`${name} = ${value}`);
  const { loss, accuracy } = result.metrics;
  if (loss.length > 0) console.log(`loss of the last epoch: ${loss.at(-1)}`);
  if (accuracy.length > 0) console.log(`accuracy of the last epoch: ${accuracy.at(-1)}`);
}
