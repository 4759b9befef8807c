// Runs a `.sb3` file in our interpreter, opened as page and command line open it, on the clock of stock-file.ts.
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { compileProject } from "#compile/compile-project";
import { listKey, type Project } from "#compile/project";
import { decodeList } from "#data/decode-list";
import { SampleList } from "#data/sample-list";
import { readProjectFile } from "#files/blockprop";
import { provideRunTools } from "#host/run-tools";
import { Session } from "#host/session";
import type { Value } from "#program/program";
import { itemsOf } from "../programs/run-project.ts";
import { marksOf, ourState } from "./picture.ts";
import { drive } from "./run-ours.ts";
import type { FileRemains, FileTrial } from "./stock-file.ts";
import { MOUSE_AT, ROUND_MS } from "./trial.ts";

provideRunTools();

/** Looks at the clock after which a program of ours would be called endless. */
const MOST_LOOKS = 1_000_000;

export async function runOurFile(sb3: Uint8Array, trial: FileTrial = {}): Promise<FileRemains> {
  const { session, project } = await openOurFile(sb3, trial);
  session.flag();
  const ended = drive(session, trial, MOST_LOOKS);
  const { fault } = session.scheduler;
  const looks = project.targets.map(({ name }) => [name, ourState(session, name)]);
  const { cleared, numbers } = session.sprites.pen.take();
  return {
    ended: [ended, ...(fault === null ? [] : [fault.error.message])].join(": "),
    variables: Object.fromEntries(
      namedIn(project, "variables").map(([name, id]) => [name, session.variable(id).value]),
    ),
    lists: Object.fromEntries(
      namedIn(project, "lists").map(([name, id]) => [name, itemsOf(session.list(id))]),
    ),
    looks: Object.fromEntries(looks),
    pen: { cleared, marks: marksOf(numbers) },
  };
}

async function openOurFile(sb3: Uint8Array, trial: FileTrial) {
  const read = await readProjectFile(sb3, { forms: formsOf(registry) });
  if ("problems" in read) throw new Error(read.problems.join(" "));
  const project = { ...read.project, seed: trial.seed ?? 1 };
  const { program, diagnostics } = compileProject(project, registry);
  const broken = [...diagnostics.filter(({ severity }) => severity === "error")];
  if (broken.length > 0) throw new Error(broken.map(({ text }) => text).join(" "));
  const session: Session = new Session({
    now: () => session.scheduler.rounds * ROUND_MS,
    date: () => 0,
  });
  session.setProgram(program);
  session.senses.point(MOUSE_AT, false);
  session.sprites.pen.keeps = true;
  session.questions.prepared = [...(trial.answers ?? [])];
  const ids = new Map([...namedIn(project, "variables"), ...namedIn(project, "lists")]);
  const idOf = (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`We have no "${name}"`);
    return id;
  };
  for (const [name, source] of Object.entries(project.lists)) {
    const items = "items" in source ? [...source.items] : await itemsIn(read.lists.get(name));
    session.list(idOf(name)).replaceAll(new SampleList(items));
  }
  for (const [name, value] of Object.entries(trial.variables ?? {})) {
    session.setVariable(idOf(name), value);
  }
  for (const [name, items] of Object.entries(trial.lists ?? {})) {
    session.list(idOf(name)).replaceAll(new SampleList([...items]));
  }
  return { session, project };
}

async function itemsIn(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<Value[]> {
  const decoded = await decodeList([bytes ?? new Uint8Array(0)]);
  if ("problems" in decoded) throw new Error("A list of the project cannot be read");
  return [...itemsOf(decoded.list)];
}

/** Names with their ids. */
function namedIn({ targets }: Project, what: "variables" | "lists"): readonly [string, string][] {
  return targets.flatMap((target) =>
    target[what].map((one): [string, string] => [listKey(target, one), one.id]),
  );
}
