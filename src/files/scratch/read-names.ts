// Variables, lists and messages of a Scratch project -> ours, and what its blocks mean when they speak of
// them. Scratch finds them by id, else by name, in the sprite first; what it does not find it makes.
import type { ProjectList, ProjectTarget, ProjectVariable } from "#compile/project";
import { isRecord, type Json } from "#compile/read-json";
import { text } from "#program/messages";
import type { Value } from "#program/program";
import type { LeftOut } from "./left-out.ts";

/** Longer names are cut. */
const MAX_NAME = 200;

/** Ids that nobody else has: in our projects they differ across all targets. */
export class FreshIds {
  private readonly taken = new Set<string>();

  /** This id, or one like it if it is taken. */
  take(wanted: string): string {
    const plain = wanted === "" ? "x" : wanted;
    let id = plain;
    for (let number = 2; this.taken.has(id); number++) id = `${plain} ${number}`;
    this.taken.add(id);
    return id;
  }
}

type Kind = "variables" | "lists" | "messages";

/** Our ids by those in the file, and by name. */
class Known {
  readonly byId = new Map<string, string>();
  readonly byName = new Map<string, string>();

  note(entry: { readonly saved: string; readonly name: string; readonly id: string }): void {
    this.byId.set(entry.saved, entry.id);
    if (!this.byName.has(entry.name)) this.byName.set(entry.name, entry.id);
  }

  find(saved: string, name: string): string | undefined {
    return this.byId.get(saved) ?? this.byName.get(name);
  }
}

/** What one target declares. Grows while its blocks are read. */
export class TargetNames {
  readonly variables: ProjectVariable[] = [];
  readonly lists: ProjectList[] = [];
  readonly messages: { readonly id: string; readonly name: string }[] = [];
  /** Items by list id. */
  readonly items = new Map<string, readonly (string | number)[]>();
  private readonly known = { variables: new Known(), lists: new Known(), messages: new Known() };
  private readonly ids: FreshIds;
  /** The stage's; null for the stage itself. */
  private readonly stage: TargetNames | null;

  constructor(target: Json, context: NamesContext) {
    this.ids = context.ids;
    this.stage = context.stage;
    for (const [saved, entry] of entriesOf(target.variables)) {
      const [name, value, isCloud] = Array.isArray(entry) ? entry : [];
      this.makeVariable(saved, nameOf(name, "variable"), scalarOf(value));
      if (isCloud === true) context.left.add("dropped", text("scratch.cloud"));
    }
    for (const [saved, entry] of entriesOf(target.lists)) {
      const [name, items] = Array.isArray(entry) ? entry : [];
      const id = this.makeList(saved, nameOf(name, "list"));
      this.items.set(id, Array.isArray(items) ? items.map(itemOf) : []);
    }
    for (const [saved, name] of entriesOf(target.broadcasts)) {
      this.makeMessage(saved, nameOf(name, "message"));
    }
  }

  /** The id of what a block's field or hole speaks of: `[name, id]`. */
  find(kind: Kind, name: unknown, saved: unknown): string {
    const shownName = nameOf(name, kind);
    const savedId = typeof saved === "string" ? saved : "";
    const inSprite = kind === "messages" ? undefined : this.known[kind].find(savedId, shownName);
    const home = kind === "messages" ? (this.stage ?? this) : this;
    const found = inSprite ?? (this.stage ?? this).known[kind].find(savedId, shownName);
    if (found !== undefined) return found;
    if (kind === "variables") return home.makeVariable(savedId, shownName, 0);
    return kind === "lists"
      ? home.makeList(savedId, shownName)
      : home.makeMessage(savedId, shownName);
  }

  private makeVariable(saved: string, name: string, value: Value): string {
    const id = this.ids.take(saved);
    this.variables.push({ id, name, value });
    this.known.variables.note({ saved, name, id });
    return id;
  }

  private makeList(saved: string, wanted: string): string {
    const id = this.ids.take(saved);
    const taken = new Set(this.lists.map((list) => list.name));
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
    this.lists.push({ id, name });
    this.known.lists.note({ saved, name: wanted, id });
    return id;
  }

  private makeMessage(saved: string, name: string): string {
    const id = this.ids.take(saved);
    this.messages.push({ id, name });
    this.known.messages.note({ saved, name, id });
    return id;
  }

  /** As a target of ours has them. */
  declared(): Pick<ProjectTarget, "variables" | "lists" | "messages"> {
    return { variables: this.variables, lists: this.lists, messages: this.messages };
  }
}

export interface NamesContext {
  readonly ids: FreshIds;
  readonly stage: TargetNames | null;
  readonly left: LeftOut;
}

function entriesOf(json: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(json) ? Object.entries(json) : [];
}

function nameOf(name: unknown, otherwise: string): string {
  const isName = typeof name === "string" && name !== "";
  return (isName ? name : otherwise).slice(0, MAX_NAME);
}

/** Infinity and NaN are saved as texts. */
function scalarOf(value: unknown): Value {
  const isValue = ["number", "string", "boolean"].includes(typeof value);
  return isValue ? (value as Value) : 0;
}

function itemOf(item: unknown): string | number {
  return typeof item === "number" ? item : String(item ?? "");
}
