// The project that is open, as plain data: what the editor, the monitors and the settings hold,
// put together into the saved form and compiled. One of its targets is open in the editor. Knows no
// DOM.
import { registry } from "#blocks/index";
import { type ClickedScript, compileClicked } from "#compile/compile-clicked";
import { type CompiledProject, compileProject } from "#compile/compile-project";
import {
  type BlockState,
  type ListSource,
  listKeys,
  type Project,
  type ProjectMonitor,
  type ProjectTarget,
} from "#compile/project";
import { countUses, hasBlock, renameProperty, STAGE_VALUE } from "#compile/saved-blocks";
import type { EditorSource, EditorState } from "#editor/create-editor";
import { text } from "#program/messages";
import type { BlockId, Value } from "#program/program";
import type { Speed } from "#program/run-event";
import type { ListContent } from "#worker/protocol";

/** All targets, and the name of the one that is open in the editor. */
export interface Targets {
  readonly targets: readonly ProjectTarget[];
  readonly open: string;
}

/** A variable or list as monitors show it: "Sprite: name" if it is one sprite's only. */
export interface ShownName {
  readonly id: string;
  readonly name: string;
}

export interface ShownList extends ShownName {
  readonly isTest: boolean;
}

export class OpenProject {
  readonly id: string;
  private project: Project;
  /** The target that is open in the editor. */
  private openName: string;
  /** Values of variables as the run left them, by id. */
  private readonly values = new Map<string, Value>();
  private hasChanged = false;
  /** Where lists come from, by list id: names may change. */
  private readonly sources = new Map<string, ListSource>();
  /** Ids of the lists that are kept for testing; the editor does not know. */
  private readonly testLists = new Set<string>();

  constructor(id: string, project: Project) {
    this.id = id;
    this.project = project;
    this.openName = firstToOpen(this.stage, project.targets).name;
    for (const { variables } of project.targets) {
      for (const { id: variable, value } of variables) this.values.set(variable, value);
    }
    this.noteRoles(project.targets);
    for (const [list, key] of listKeys(project.targets)) {
      const source = Object.hasOwn(project.lists, key) ? project.lists[key] : undefined;
      if (source !== undefined) this.sources.set(list, source);
    }
  }

  get name(): string {
    return this.project.name;
  }

  get seed(): number {
    return this.project.seed;
  }

  get speed(): Speed {
    return this.project.settings.speed;
  }

  get padShown(): boolean {
    return this.project.settings.drawingPad;
  }

  get breakpoints(): readonly BlockId[] {
    return this.project.breakpoints ?? [];
  }

  get stage(): ProjectTarget {
    const stage = this.project.targets.find((target) => target.isStage);
    if (stage === undefined) throw new Error("A parsed project has a stage");
    return stage;
  }

  /** The target that is open in the editor. */
  get target(): ProjectTarget {
    return this.project.targets.find(({ name }) => name === this.openName) ?? this.stage;
  }

  get targets(): Targets {
    return { targets: this.project.targets, open: this.openName };
  }

  /** Replaces all targets: an edit of sprites, or the undoing of one. */
  setTargets({ targets, open }: Targets): void {
    this.project = { ...this.project, targets };
    this.openName = open;
    for (const { variables } of targets) {
      for (const { id, value } of variables) if (!this.values.has(id)) this.values.set(id, value);
    }
    this.noteRoles(targets);
  }

  /** What the editor is to hold of the open target. */
  get source(): EditorSource {
    const { target, stage } = this;
    if (target.isStage) return target;
    const { variables, lists, messages } = stage;
    return { ...target, shared: { variables, lists, messages } };
  }

  /** The target in which a block stands. */
  targetOf(block: BlockId): ProjectTarget | null {
    return this.project.targets.find(({ blocks }) => hasBlock(blocks, block)) ?? null;
  }

  /** How many blocks use a variable, list or message outside the open target. */
  usesElsewhere(id: string): number {
    const others = this.project.targets.filter(({ name }) => name !== this.openName);
    return others.reduce((uses, { blocks }) => uses + countUses(blocks, id), 0);
  }

  get variables(): readonly ShownName[] {
    return this.shownNames("variables");
  }

  get lists(): readonly ShownList[] {
    return this.shownNames("lists").map((list) => ({ ...list, isTest: this.isTestList(list.id) }));
  }

  /** Ids of the variables and lists whose monitors are shown. */
  get shownMonitors(): readonly string[] {
    return this.project.monitors.filter((monitor) => monitor.visible).map(({ id }) => id);
  }

  /** The key of each list in the saved form, by the list's id. */
  get listKeys(): ReadonlyMap<string, string> {
    return listKeys(this.project.targets);
  }

  /** The saved form, with the values that variables have now. */
  saved(): Project {
    const targets = this.project.targets.map((target) => this.withValues(target));
    const lists = [...this.listKeys].flatMap(([list, key]): [string, ListSource][] => {
      const source = this.sources.get(list);
      return source === undefined ? [] : [[key, source]];
    });
    return { ...this.project, targets, lists: Object.fromEntries(lists) };
  }

  /** A target with the values that its variables have now. */
  withValues(target: ProjectTarget): ProjectTarget {
    const variables = target.variables.map((one) => ({
      ...one,
      value: this.values.get(one.id) ?? one.value,
    }));
    return { ...this.withRoles(target), variables };
  }

  private withRoles(target: ProjectTarget): ProjectTarget {
    const lists = target.lists.map(({ id, name }) =>
      this.testLists.has(id) ? ({ id, name, role: "test" } as const) : { id, name },
    );
    return { ...target, lists };
  }

  private noteRoles(targets: readonly ProjectTarget[]): void {
    for (const { lists } of targets) {
      for (const { id, role } of lists) if (role === "test") this.testLists.add(id);
    }
  }

  isTestList(list: string): boolean {
    return this.testLists.has(list);
  }

  setTestList(list: string, isTest: boolean): void {
    if (isTest) this.testLists.add(list);
    else this.testLists.delete(list);
  }

  compile(): CompiledProject {
    const targets = this.project.targets.map((target) => this.withRoles(target));
    return compileProject({ ...this.project, targets }, registry);
  }

  /** What runs when a block is clicked. One in the palette counts as a block of the open target. */
  compileClicked(block: BlockId, fromPalette: BlockState | null): ClickedScript {
    if (fromPalette === null) return compileClicked(this.project, block, registry);
    const blocks = [...this.target.blocks, fromPalette];
    const targets = this.project.targets.map((target) =>
      target.name === this.target.name ? { ...target, blocks } : target,
    );
    return compileClicked({ ...this.project, targets }, block, registry);
  }

  /**
   * Where each list's items come from when the project is opened, by list id. `brought`: what came
   * with a file, by the list's key.
   */
  listContents(
    brought: Readonly<Record<string, ListContent>> = {},
  ): Readonly<Record<string, ListContent>> {
    const contents = [...this.listKeys].map(([list, key]): [string, ListContent] => {
      if (Object.hasOwn(brought, key) && brought[key] !== undefined) return [list, brought[key]];
      const source = this.sources.get(list);
      const otherwise = source === undefined ? null : contentOf(source);
      return [list, { kind: "kept", otherwise }];
    });
    return Object.fromEntries(contents);
  }

  /** Whether the list comes with digits of a data set; otherwise its samples are somebody's own. */
  hasDataset(list: string): boolean {
    const source = this.sources.get(list);
    return source !== undefined && "dataset" in source;
  }

  /** Takes up what the editor holds: the open target, and the names that are for all. */
  setBlocks({ blocks, comments, shared, ...own }: EditorState): void {
    const { target, stage } = this;
    const isStage = target.isStage;
    const all = isStage ? own : shared;
    // Messages are for all, whoever made them.
    const messages = all?.messages ?? stage.messages;
    const known = new Set(messages.map(({ id }) => id));
    if (all !== undefined) this.noteRenamed(stage, all.variables);
    if (!isStage) this.noteRenamed(target, own.variables);
    const made = isStage ? [] : own.messages.filter(({ id }) => !known.has(id));
    this.replaceTarget(stage, {
      variables: all === undefined ? stage.variables : this.declared(all.variables),
      lists: all?.lists ?? stage.lists,
      messages: [...messages, ...made],
      ...(isStage ? { blocks, comments } : {}),
    });
    if (isStage) return;
    const { variables, lists } = own;
    this.replaceTarget(target, {
      variables: this.declared(variables),
      lists,
      messages: [],
      blocks,
      comments,
    });
  }

  /** Blocks outside the editor that say a variable's name say its new one. */
  private noteRenamed(
    { name, isStage, variables }: ProjectTarget,
    now: readonly ShownName[],
  ): void {
    for (const { id, name: to } of now) {
      const from = variables.find((one) => one.id === id)?.name ?? to;
      if (from === to) continue;
      const renamed = { owner: isStage ? STAGE_VALUE : name, from, to };
      for (const other of this.project.targets) {
        const blocks = renameProperty(other.blocks, renamed);
        if (blocks !== other.blocks) this.replaceTarget(other, { blocks });
      }
    }
  }

  setValues(values: Readonly<Record<string, Value>>): void {
    for (const [id, value] of Object.entries(values)) {
      this.values.set(id, value);
      this.hasChanged = true;
    }
  }

  /** Whether a run changed values since this was last asked. */
  takeChanged(): boolean {
    const { hasChanged } = this;
    this.hasChanged = false;
    return hasChanged;
  }

  /** Values by id, for monitors that are drawn before a run. */
  get currentValues(): Readonly<Record<string, Value>> {
    return Object.fromEntries(this.values);
  }

  rename(name: string): void {
    this.project = { ...this.project, name };
  }

  setSeed(seed: number): void {
    this.project = { ...this.project, seed };
  }

  setSpeed(speed: Speed): void {
    this.project = { ...this.project, settings: { ...this.project.settings, speed } };
  }

  setPadShown(drawingPad: boolean): void {
    this.project = { ...this.project, settings: { ...this.project.settings, drawingPad } };
  }

  setBreakpoints(breakpoints: readonly BlockId[]): void {
    this.project = { ...this.project, breakpoints };
  }

  /** A variable's or list's monitor: how it looks, where it stands, and whether it is seen. */
  monitor(id: string): ProjectMonitor {
    return this.project.monitors.find((monitor) => monitor.id === id) ?? { id, visible: false };
  }

  setMonitor(monitor: ProjectMonitor): void {
    const others = this.project.monitors.filter(({ id }) => id !== monitor.id);
    const index = this.project.monitors.findIndex(({ id }) => id === monitor.id);
    const at = index < 0 ? others.length : index;
    this.project = { ...this.project, monitors: others.toSpliced(at, 0, monitor) };
  }

  showMonitor(id: string, visible: boolean): void {
    this.setMonitor({ ...this.monitor(id), visible });
  }

  private shownNames(what: "variables" | "lists"): readonly ShownName[] {
    return this.project.targets.flatMap((target) =>
      target[what].map(({ id, name }) => ({
        id,
        name: target.isStage ? name : text("sprites.nameOf", { sprite: target.name, name }),
      })),
    );
  }

  /** With the values that they were declared with; new ones begin at 0. */
  private declared(names: readonly ShownName[]): ProjectTarget["variables"] {
    const values = new Map(
      this.project.targets.flatMap(({ variables }) =>
        variables.map(({ id, value }) => [id, value]),
      ),
    );
    return names.map(({ id, name }) => ({ id, name, value: values.get(id) ?? 0 }));
  }

  private replaceTarget({ name }: ProjectTarget, parts: Partial<ProjectTarget>): void {
    const targets = this.project.targets.map((target) =>
      target.name === name ? { ...target, ...parts } : target,
    );
    this.project = { ...this.project, targets };
  }
}

/** The stage, unless only sprites have scripts, as in many projects of Scratch. */
function firstToOpen(stage: ProjectTarget, targets: readonly ProjectTarget[]): ProjectTarget {
  if (stage.blocks.length > 0) return stage;
  return targets.reduce(
    (most, one) => (one.blocks.length > most.blocks.length ? one : most),
    stage,
  );
}

function contentOf(source: ListSource): ListContent | null {
  if ("items" in source) return { kind: "items", items: source.items };
  return "dataset" in source ? { kind: "dataset", name: source.dataset } : null;
}
