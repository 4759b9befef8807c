// The project that is open, as plain data: what the editor, the monitors and the settings hold,
// put together into the saved form and compiled. Knows no DOM.
import { registry } from "#blocks/index";
import { type CompiledProject, compileProject } from "#compile/compile-project";
import type { BlockState, ListSource, Project, ProjectTarget } from "#compile/project";
import type { EditorState } from "#editor/create-editor";
import type { Diagnostic } from "#program/diagnostic";
import type { BlockId, Script, Value } from "#program/program";
import type { Speed } from "#program/run-event";
import type { ListContent } from "#worker/protocol";

export interface CompiledClick {
  readonly script: Script | null;
  readonly diagnostics: readonly Diagnostic[];
}

export class OpenProject {
  readonly id: string;
  private project: Project;
  /** Values of variables as the run left them, by id. */
  private readonly values = new Map<string, Value>();
  private hasChanged = false;
  /** Where lists come from, by list id: names may change. */
  private readonly sources = new Map<string, ListSource>();

  constructor(id: string, project: Project) {
    this.id = id;
    this.project = project;
    for (const { id: variable, value } of this.stage.variables) this.values.set(variable, value);
    for (const { id: list, name } of this.stage.lists) {
      const source = Object.hasOwn(project.lists, name) ? project.lists[name] : undefined;
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

  /** Ids of the variables and lists whose monitors are shown. */
  get shownMonitors(): readonly string[] {
    return this.project.monitors.filter((monitor) => monitor.visible).map(({ id }) => id);
  }

  /** The saved form, with the values that variables have now. */
  saved(): Project {
    const stage = this.stage;
    const variables = stage.variables.map((one) => ({
      ...one,
      value: this.values.get(one.id) ?? one.value,
    }));
    const lists = stage.lists.flatMap(({ id, name }): [string, ListSource][] => {
      const source = this.sources.get(id);
      return source === undefined ? [] : [[name, source]];
    });
    return { ...this.withStage({ ...stage, variables }), lists: Object.fromEntries(lists) };
  }

  compile(): CompiledProject {
    return compileProject(this.project, registry);
  }

  /** What runs when a block is clicked: the first of a stack, or a reporter. */
  compileClicked(_block: BlockId, _fromPalette: BlockState | null): CompiledClick {
    return { script: null, diagnostics: [] };
  }

  /** Where each list's items come from when the project is opened, by list id. */
  listContents(): Readonly<Record<string, ListContent>> {
    const contents = this.stage.lists.map(({ id }): [string, ListContent] => {
      const source = this.sources.get(id);
      return [id, { kind: "kept", otherwise: source === undefined ? null : contentOf(source) }];
    });
    return Object.fromEntries(contents);
  }

  setBlocks({ blocks, comments, variables, lists, messages }: EditorState): void {
    const before = new Map(this.stage.variables.map((one) => [one.id, one.value]));
    this.project = this.withStage({
      ...this.stage,
      blocks,
      comments,
      lists,
      messages,
      variables: variables.map((one) => ({ ...one, value: before.get(one.id) ?? 0 })),
    });
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

  showMonitor(id: string, visible: boolean): void {
    const others = this.project.monitors.filter((monitor) => monitor.id !== id);
    const index = this.project.monitors.findIndex((monitor) => monitor.id === id);
    const at = index < 0 ? others.length : index;
    this.project = { ...this.project, monitors: others.toSpliced(at, 0, { id, visible }) };
  }

  private withStage(stage: ProjectTarget): Project {
    return {
      ...this.project,
      targets: this.project.targets.map((target) => (target.isStage ? stage : target)),
    };
  }
}

function contentOf(source: ListSource): ListContent | null {
  if ("items" in source) return { kind: "items", items: source.items };
  return "dataset" in source ? { kind: "dataset", name: source.dataset } : null;
}
