// Takes a saved project all the way: parse, compile, run headless, and says what came of it.
import { readFileSync } from "node:fs";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import { listKey, type Project } from "#compile/project";
import { decodeList } from "#data/decode-list";
import { SampleList } from "#data/sample-list";
import { createHeadless, type HeadlessEnd } from "#host/headless";
import type { Session } from "#host/session";
import type { Diagnostic } from "#program/diagnostic";
import { text } from "#program/messages";
import type { Value } from "#program/program";

export function parse(json: unknown): Project {
  const { project, problems } = parseProject(json);
  if (project === undefined) throw new Error(problems.map((one) => one.text).join(" "));
  return project;
}

export function compile(json: unknown) {
  return compileProject(parse(json), registry);
}

const datasets = new Map<string, SampleList>();

/** A list file that ships, decoded once. */
export async function dataset(name: string): Promise<SampleList> {
  const known = datasets.get(name);
  if (known !== undefined) return known;
  const path = new URL(`../../datasets/${name}`, import.meta.url);
  const decoded = await decodeList([new Uint8Array(readFileSync(path))]);
  if ("problems" in decoded) throw new Error(`${name} cannot be read`);
  datasets.set(name, decoded.list);
  return decoded.list;
}

export async function fillLists(session: Session, project: Project): Promise<void> {
  const lists = project.targets.flatMap((target) =>
    target.lists.map((list) => ({ id: list.id, source: project.lists[listKey(target, list)] })),
  );
  for (const { id, source } of lists) {
    if (source === undefined || "file" in source) continue;
    session
      .list(id)
      .replaceAll(
        "items" in source ? new SampleList([...source.items]) : await dataset(source.dataset),
      );
  }
}

/** A session with the project's program and lists, ready for the flag. */
export async function open(json: unknown) {
  const project = parse(json);
  const { program, diagnostics } = compileProject(project, registry);
  const headless = createHeadless();
  headless.session.setProgram(program);
  await fillLists(headless.session, project);
  return { ...headless, project, program, diagnostics };
}

export interface Outcome {
  readonly ended: HeadlessEnd["ended"];
  readonly variables: Readonly<Record<string, Value>>;
  readonly lists: Readonly<Record<string, readonly Value[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RunOptions {
  readonly keys?: readonly string[];
  readonly prepare?: (session: Session) => void;
  /** After so many looks at the clock the time is over. */
  readonly looks?: number;
}

export async function run(json: unknown, options: RunOptions = {}) {
  const opened = await open(json);
  const { session } = opened;
  options.prepare?.(session);
  session.flag();
  for (const key of options.keys ?? []) session.key(key);
  let looks = options.looks ?? 1e7;
  const end = opened.run(() => --looks < 0);
  return { ...outcomeOf(opened.project, opened, end), session, rounds: session.scheduler.rounds };
}

function outcomeOf(
  project: Project,
  { session, diagnostics }: { session: Session; diagnostics: readonly Diagnostic[] },
  end: HeadlessEnd,
): Outcome {
  const found = [...diagnostics];
  const { fault } = session.scheduler;
  if (fault !== null) {
    const { code, message } = fault.error;
    found.push({ block: fault.block, severity: "error", code, text: message });
  }
  if (end.ended === "deadlock") {
    for (const { block, code, parameters } of end.waiting) {
      found.push({ block, severity: "warning", code, text: text(code, parameters) });
    }
  }
  return { ended: end.ended, ...valuesOf(project, session), diagnostics: found };
}

/** Variables and lists by name. */
export function valuesOf(project: Project, session: Session) {
  const [stage] = project.targets;
  return {
    variables: Object.fromEntries(
      stage!.variables.map(({ id, name }) => [name, session.variable(id).value]),
    ),
    lists: Object.fromEntries(
      stage!.lists.map(({ id, name }) => [name, itemsOf(session.list(id))]),
    ),
  };
}

export function itemsOf(list: SampleList): readonly Value[] {
  return Array.from({ length: list.length }, (_, index) => list.get(index));
}
