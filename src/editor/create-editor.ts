// The block editor as the page sees it: a region with palette and scripts. It is loaded with a
// target's saved form, reports every change in the same form, and shows marks on its blocks.
// It never compiles, runs or stores anything.
import "./editor.css";
import * as Blockly from "blockly/core";
import type { BlockRegistry, Category } from "#compile/block-spec";
import type { Diagnostic } from "#program/diagnostic";
import { text } from "#program/messages";
import type { BlockId } from "#program/program";
import { type BackpackDeps, offerBackpack } from "./backpack.ts";
import { addBlockWords } from "./block-words.ts";
import { listenForCollapse } from "./collapse.ts";
import { type CopyExchange, exchangeCopies } from "./copy-paste.ts";
import { defineBlocks } from "./define-blocks.ts";
import { createEditingTools, type EditingTools } from "./editing-tools.ts";
import { createFarStacks } from "./far-stacks.ts";
import { setNameActions } from "./field-name-menu.ts";
import { createFollow, type Follow, type FollowDeps } from "./follow.ts";
import { createFrames, createRest, nextTask } from "./frames.ts";
import type { GlowKind } from "./glow.ts";
import { createHeldHistory } from "./held-history.ts";
import { injectWorkspace } from "./inject-workspace.ts";
import type { PageKey } from "./key-list.ts";
import { loadHelp } from "./know-help.ts";
import { createMarks } from "./marks.ts";
import { CHECKBOX_CALLBACK, MonitorCheckbox } from "./monitor-checkbox.ts";
import { type Dialogs, freeName, inOneStep, makeNameActions, tidyName } from "./names.ts";
import { type OutsideEdit, recordOutsideEdit } from "./outside-edit.ts";
import { MAKE_CALLBACKS, makePalette } from "./palette.ts";
import { createPaletteSearch } from "./palette-search.ts";
import { finishPasting } from "./paste-stack.ts";
import { createProcedures } from "./procedures.ts";
import { type ProjectNames, setProjectNames } from "./project-names.ts";
import { NAME_TYPES, type NameKind } from "./saved-words.ts";
import {
  type EditorSource,
  type EditorState,
  emptyWorkspace,
  fillWorkspace,
  type NamesOf,
  readNames,
  readWorkspace,
} from "./workspace-state.ts";

export type { Dialogs } from "./names.ts";
export type { ProjectNames } from "./project-names.ts";
export type { EditorSource, EditorState, NamesOf } from "./workspace-state.ts";

export interface EditorDeps {
  readonly categories: readonly Category[];
  readonly registry: BlockRegistry;
  /** Where the page serves Blockly's media, ending in "/". */
  readonly mediaPath: string;
  readonly dialogs: Dialogs;
  /** After every change by the user, undo and redo included; at most once a frame. */
  readonly onChange: (state: EditorState) => void;
  /** A tick box in the palette: answer with `setMonitors`. */
  readonly onMonitorToggle: (id: string, visible: boolean) => void;
  /** How many blocks use a name in the scripts of other targets. */
  readonly usesElsewhere?: (id: string) => number;
  /** Where copies go to and come from other tabs; without it they stay in this one. */
  readonly copies?: CopyExchange;
  /** Without it there is no backpack. */
  readonly backpack?: BackpackDeps;
  readonly follow: FollowDeps;
  /** Keys of the page outside the editor: its list of keys tells them, too. */
  readonly pageKeys?: readonly PageKey[];
}

/** How far the scripts are scrolled, in pixels, and their scale. */
export interface EditorView {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

export interface Editor {
  readonly el: HTMLElement;
  /** Replaces everything; undo starts afresh. Resolves when all blocks stand. */
  load(source: EditorSource): Promise<void>;
  /**
   * As `load`, but undo goes on and the scripts stand as `view` says: another target of the same
   * project. Until all blocks stand there is nothing to undo or redo.
   */
  show(source: EditorSource, view: EditorView | null): Promise<void>;
  /** Where the scripts stand and how large. */
  view(): EditorView;
  /** The saved form of what is in the editor now. */
  state(): EditorState;
  undo(): void;
  redo(): void;
  /**
   * Puts an edit made elsewhere, already done, into the history that undo and redo walk through.
   * The answer tells whether it is still the newest.
   */
  recordEdit(edit: OutsideEdit): () => boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Words for the note slots, by block id. */
  setNotes(notes: Readonly<Record<BlockId, string>>): void;
  /** The blocks that glow now, or the scripts that they begin; cheap enough for every frame. */
  setGlow(blocks: readonly BlockId[], kind?: GlowKind): void;
  /** What stopped a run, said on its block until null. */
  setError(error: { readonly block: BlockId; readonly text: string } | null): void;
  /** Ids of the variables and lists whose boxes are ticked. */
  setMonitors(visible: readonly string[]): void;
  /** What menus of costumes, backdrops and targets offer. */
  setProjectNames(names: ProjectNames): void;
  /** Scrolls to a block, picks it, and opens what is wrong with it. */
  reveal(block: BlockId): void;
  /** Makes a variable, list or message; a name already taken gets a number. Returns its id. */
  addName(kind: NameKind, name: string, id?: string): string;
  /** What is done meanwhile is one step of undo. */
  inOneStep(change: () => void): void;
  /** Clicked values, breakpoints, the block a run has come to. */
  readonly follow: Follow;
  /** Search, help, tidy up and the like, for menus of the page. */
  readonly tools: EditingTools;
  /** Call when the room for the editor changed in a way that it can't see itself. */
  resize(): void;
  focus(): void;
  destroy(): void;
}

export function createEditor(host: HTMLElement, deps: EditorDeps): Editor {
  addBlockWords(deps.categories);
  defineBlocks(deps.categories);
  const el = document.createElement("section");
  el.className = "editor";
  el.setAttribute("role", "region");
  el.setAttribute("aria-label", text("editor.label.region"));
  host.append(el);
  // Blockly asks for a tooltip when somebody has pointed at a block for a while.
  el.addEventListener("pointerover", () => void loadHelp(), { once: true });

  const { workspace, column } = injectWorkspace(el, deps.categories, deps.mediaPath);
  const marks = createMarks(workspace, deps.registry);
  const farStacks = createFarStacks(workspace);
  const frames = createFrames();
  const palette = column.getFlyout().getWorkspace();
  const { registry } = deps;
  const follow = createFollow({ el, workspace, palette, registry, marks }, deps.follow);
  const history = createHeldHistory(workspace);
  let ticked: ReadonlySet<string> = new Set();
  let loading: { readonly source: EditorSource } | null = null;

  const nameActions = makeNameActions(deps);
  setNameActions(workspace, nameActions);
  const procedures = createProcedures(workspace, deps.dialogs);
  for (const category of deps.categories) {
    workspace.registerToolboxCategoryCallback(category.id, () =>
      makePalette(category, paletteNames(), deps.registry),
    );
  }
  for (const [makes, kind] of [
    ["variables", "variable"],
    ["lists", "list"],
  ] as const) {
    workspace.registerButtonCallback(MAKE_CALLBACKS[makes], () => {
      nameActions.make(workspace, kind, () => {});
    });
  }
  workspace.registerButtonCallback(CHECKBOX_CALLBACK, (button) => {
    if (!(button instanceof MonitorCheckbox)) return;
    const visible = !ticked.has(button.target);
    setMonitors(
      visible ? [...ticked, button.target] : [...ticked].filter((id) => id !== button.target),
    );
    deps.onMonitorToggle(button.target, visible);
  });
  workspace.addChangeListener(onEvent);

  const tools = createEditingTools({
    host: el,
    workspace,
    registry: deps.registry,
    searchPalette: createPaletteSearch(column, deps.registry).focus,
    confirm: deps.dialogs.confirm,
    pageKeys: deps.pageKeys ?? [],
  });
  listenForCollapse(workspace);
  if (deps.copies) exchangeCopies(workspace, deps.registry, deps.copies);

  if (deps.backpack) {
    const ask = async (question: string, proposed: string) =>
      tidyName((await deps.dialogs.prompt(question, proposed)) ?? "");
    offerBackpack(host, { workspace, registry, ask }, deps.backpack);
  }

  const observer = new ResizeObserver(() => Blockly.svgResize(workspace));
  observer.observe(el);

  function paletteNames() {
    const all = readNames(workspace);
    const tick = (one: { id: string; name: string }) => ({ ...one, ticked: ticked.has(one.id) });
    return {
      variables: all.variables.map(tick),
      lists: all.lists.map(tick),
      messages: all.messages.map(tick),
      procedures: procedures.all(),
    };
  }

  function onEvent(event: Blockly.Events.Abstract): void {
    if (loading) return;
    const isView = event.type === Blockly.Events.VIEWPORT_CHANGE;
    if (isView || !event.isUiEvent) frames.request("far stacks", farStacks.update);
    if (event.isUiEvent) return;
    if (event.type === Blockly.Events.BLOCK_FIELD_INTERMEDIATE_CHANGE) return;
    const isOfPalette = NAME_EVENTS.has(event.type) || procedures.changedBy(event);
    if (isOfPalette) frames.request("palette", redrawPalette);
    frames.request("change", () => deps.onChange(readWorkspace(workspace)));
  }

  /** Not while something is being dragged, perhaps out of the palette itself. */
  function redrawPalette(): void {
    if (Blockly.Gesture.inProgress()) frames.request("palette", redrawPalette);
    else column.redraw();
  }

  function setMonitors(visible: readonly string[]): void {
    ticked = new Set(visible);
    column.tick(ticked);
  }

  async function load(source: EditorSource): Promise<void> {
    if (!(await fill(source))) return;
    history.drop();
    begin(null);
    await nextTask();
  }

  async function show(source: EditorSource, view: EditorView | null): Promise<void> {
    history.hold();
    if (!(await fill(source))) return;
    history.release();
    begin(view);
    await nextTask();
  }

  /** False when something else was loaded meanwhile. */
  async function fill(source: EditorSource): Promise<boolean> {
    const mine = { source };
    loading = mine;
    frames.cancel();
    marks.forget();
    follow.blocksGo();
    const pause = createRest(() => loading === mine);
    // After each piece: left for later, editing a long script is slow once the keyboard was used.
    const rest = () => {
      farStacks.update();
      return pause();
    };
    if (!(await emptyWorkspace(workspace, pause))) return false;
    await fillWorkspace(workspace, source, { registry: deps.registry, rest });
    await nextTask();
    return loading === mine;
  }

  function begin(view: EditorView | null): void {
    column.redraw();
    if (view) showAgain(workspace, view);
    else showStart(workspace);
    farStacks.update();
    follow.blocksStand();
    loading = null;
  }

  return {
    el,
    load,
    show,
    view: () => ({ left: workspace.scrollX, top: workspace.scrollY, scale: workspace.scale }),
    state() {
      finishPasting();
      return loading ? stateOf(loading.source) : readWorkspace(workspace);
    },
    undo: () => workspace.undo(false),
    redo: () => workspace.undo(true),
    recordEdit: (edit) => recordOutsideEdit(workspace, edit),
    canUndo: () => workspace.getUndoStack().length > 0,
    canRedo: () => workspace.getRedoStack().length > 0,
    setDiagnostics: marks.diagnostics,
    setNotes: marks.notes,
    setGlow: (blocks, kind = "blocks") => marks.glow(blocks, kind),
    setError: marks.error,
    setMonitors,
    setProjectNames(names) {
      setProjectNames(workspace, names);
      frames.request("palette", redrawPalette);
    },
    reveal(id) {
      const block = workspace.getBlockById(id);
      if (!block) return;
      workspace.centerOnBlock(id);
      farStacks.update();
      Blockly.getFocusManager().focusNode(block);
      void marks.explain(block);
    },
    addName(kind, name, id) {
      const map = workspace.getVariableMap();
      const type = NAME_TYPES[kind];
      const free = freeName(tidyName(name), (one) => map.getVariable(one, type) !== null);
      return map.createVariable(free, type, id).getId();
    },
    inOneStep,
    follow,
    tools,
    resize: () => Blockly.svgResize(workspace),
    focus: () => Blockly.getFocusManager().focusTree(workspace),
    destroy() {
      loading = null;
      frames.cancel();
      observer.disconnect();
      follow.destroy();
      workspace.dispose();
      el.remove();
    },
  };
}

const NAME_EVENTS: ReadonlySet<string> = new Set([
  Blockly.Events.VAR_CREATE,
  Blockly.Events.VAR_DELETE,
  Blockly.Events.VAR_RENAME,
]);

/** While blocks are still being loaded, what is loaded is the state. */
function stateOf({ blocks, comments, shared, ...own }: EditorSource): EditorState {
  return {
    ...namesOf(own),
    blocks,
    comments: comments ?? [],
    ...(shared ? { shared: namesOf(shared) } : {}),
  };
}

function showAgain(workspace: Blockly.WorkspaceSvg, { left, top, scale }: EditorView): void {
  workspace.setScale(scale);
  workspace.scroll(left, top);
}

/** Only their ids and names: values are kept elsewhere. */
function namesOf({ variables, lists, messages }: NamesOf): NamesOf {
  const named = (all: NamesOf["lists"]) => all.map(({ id, name }) => ({ id, name }));
  return { variables: named(variables), lists: named(lists), messages: named(messages) };
}

/** Puts the top left corner of the scripts into view, as one opens a book. */
function showStart(workspace: Blockly.WorkspaceSvg): void {
  const margin = 40;
  const box = workspace.getBlocksBoundingBox();
  const { scale } = workspace;
  workspace.scroll(margin - box.left * scale, margin - box.top * scale);
}
