// Stage and sprites on the page: which one is open in the editor, edits of them that can be undone,
// and what the worker and the menus on blocks know of their costumes. The panel that shows them is
// loaded when it is needed. Going elsewhere never touches a run.
import type { ProjectCostume } from "#compile/project";
import type { Editor, EditorView } from "#editor/create-editor";
import type { Diagnostic } from "#program/diagnostic";
import { text } from "#program/messages";
import type { BlockId } from "#program/program";
import type { RunEvents } from "#program/run-event";
import { h } from "#ui/element";
import { createMenuButton } from "#ui/menu";
import type { Client } from "#worker/client";
import type { EditHistory } from "./edit-history.ts";
import type { OpenProject, Targets } from "./open-project.ts";
import type { TargetsPanel } from "./targets-panel.ts";

export interface TargetsDeps {
  readonly client: Client;
  readonly editor: () => Editor;
  readonly project: () => OpenProject;
  readonly history: () => EditHistory;
  /** The project changed: it is compiled anew and everyone is told. */
  readonly changed: () => void;
  /** Other blocks stand in the editor: what is marked on them has to be marked again. */
  readonly shown: () => void;
  readonly say: (sentence: string) => void;
}

type RunStop = NonNullable<Parameters<Editor["setError"]>[0]>;

/** What else an edit changes, before everyone is told. */
export interface AlsoDone {
  readonly done: () => void;
  readonly undone: () => void;
}

export type TargetsEdit = (
  change: (all: Targets) => Targets,
  words: string | null,
  also?: AlsoDone,
) => void;

export interface TargetsOfPage {
  /** Where the panel is, from the second target on. */
  readonly el: HTMLElement;
  /** Adds the first sprite; gone when there is one. */
  readonly add: HTMLElement;
  /** Another project comes: until its blocks stand, nothing can be done here. `inWorker` resolves when the worker has it. */
  open(inWorker: Promise<unknown>): void;
  /** Its blocks stand in the editor. */
  opened(): void;
  /** Makes a sprite of each picture. */
  addPictures(files: readonly File[]): void;
  /** What stopped a run; kept for when its block comes into the editor. */
  setError(error: RunStop | null): void;
  /** An edit of all targets as one step of undo; `words` are said. */
  edit: TargetsEdit;
  /** Goes to the target in which the block stands and shows it there. */
  reveal(block: BlockId): Promise<void>;
  /** Its words if it stands in the editor, and whose it is. */
  describe(block: BlockId): { readonly words: string; readonly target: string };
  /** The same problems, with the sprite named in the first error, so that one knows where it is. */
  named(diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
  namedEvents(events: RunEvents): RunEvents;
}

export function createTargets(deps: TargetsDeps): TargetsOfPage {
  const { client, editor, project } = deps;
  const el = h("div", { class: "app-targets", hidden: true });
  const add = createMenuButton({
    label: text("sprites.add"),
    face: text("sprites.addShort"),
    items: () => [
      { label: text("sprites.addPlain"), run: () => withPanel((one) => one.addPlain()) },
      { label: text("sprites.addPictures"), run: () => withPanel((one) => one.choosePictures()) },
    ],
  });
  let panel: Promise<TargetsPanel> | null = null;
  /** How the scripts of each target stood when one left it. */
  const views = new Map<string, EditorView>();
  /** What the worker has, by target. */
  const sent = new Map<string, readonly ProjectCostume[]>();
  let stopped: RunStop | null = null;
  let isOpening = true;
  /** The names that the editor was told last. */
  let told = "";
  let turns = 0;
  let visit: { readonly from: string; to: string; readonly isNewest: () => boolean } | null = null;

  function loadPanel(): Promise<TargetsPanel> {
    panel ??= import("./targets-panel.ts").then(({ createTargetsPanel }) => {
      const made = createTargetsPanel({ project, edit, copyList, say: deps.say, goTo });
      el.append(made.el);
      return made;
    });
    return panel;
  }

  function withPanel(act: (panel: TargetsPanel) => unknown): void {
    loadPanel().then(act, (error) => deps.say(String(error)));
  }

  /** Brings everything but the editor up to what the project has now. */
  function refresh(): void {
    const { stage, target } = project();
    const { targets } = project().targets;
    const isAlone = targets.length === 1;
    el.hidden = isAlone;
    add.el.hidden = !isAlone;
    if (!isAlone) withPanel((one) => one.update(project()));
    const namesOf = (costumes: readonly ProjectCostume[] = []) => costumes.map(({ name }) => name);
    const names = {
      costumes: namesOf(target.look?.costumes),
      backdrops: namesOf(stage.look?.costumes),
      targets: targets.filter(({ isStage }) => !isStage).map(({ name }) => name),
      variables: [...new Set(targets.flatMap((one) => one.variables.map(({ name }) => name)))],
    };
    // The palette is drawn anew for them.
    const now = JSON.stringify(names);
    if (now !== told) editor().setProjectNames(names);
    told = now;
  }

  /** What is in the editor goes into the project, before another target comes. */
  function leave(): void {
    project().setBlocks(editor().state());
    views.set(project().target.name, editor().view());
  }

  async function show(): Promise<void> {
    turns += 1;
    const turn = turns;
    refresh();
    const view = views.get(project().target.name) ?? null;
    await editor().show(project().source, view);
    if (turn !== turns) return;
    deps.shown();
    editor().setError(stopped);
    deps.history().refresh();
  }

  function move(name: string): Promise<void> {
    leave();
    project().setTargets({ ...project().targets, open: name });
    return show();
  }

  /**
   * Going to another target is a step in the history, so that Undo goes back there before it takes
   * back what was done there. Several in a row are one; there and back again is none.
   */
  function goTo(name: string): Promise<void> {
    const from = project().target.name;
    if (name === from || isOpening) return Promise.resolve();
    const moved = move(name);
    if (visit?.isNewest()) visit.to = name;
    else {
      const mine = { from, to: name };
      const step = (towards: "from" | "to", again: () => void) => () => {
        if (mine.from === mine.to) queueMicrotask(again);
        else void move(mine[towards]);
      };
      const isNewest = editor().recordEdit({
        undo: step("from", () => editor().undo()),
        redo: step("to", () => editor().redo()),
      });
      visit = Object.assign(mine, { isNewest });
    }
    return moved;
  }

  function edit(...[change, words, also]: Parameters<TargetsEdit>): void {
    if (isOpening) return;
    leave();
    const before = project().targets;
    const after = change(before);
    // The blocks in the editor are others when another target is open, or when a name in them changed.
    const isOther = blocksOf(before) !== blocksOf(after);
    const put = (all: Targets) => {
      leave();
      project().setTargets(all);
      if (all === before) also?.undone();
      else also?.done();
      deps.changed();
      if (isOther) void show();
      else refresh();
      void sendCostumes();
    };
    put(after);
    deps.history().note({ text: words, undo: () => put(before), redo: () => put(after) });
  }

  function copyList(from: string, to: string): void {
    client
      .request("importList", { list: to, content: { kind: "list", list: from } })
      .catch((error) => deps.say(error instanceof Error ? error.message : String(error)));
  }

  /** Has the browser draw the pictures of costumes that are new, and gives them to the worker. */
  async function sendCostumes(): Promise<void> {
    const mine = project();
    const { targets } = mine.targets;
    for (const name of sent.keys()) {
      if (!targets.some((target) => target.name === name)) sent.delete(name);
    }
    for (const { name, look } of targets) {
      const costumes = look?.costumes ?? [];
      if (sent.get(name) === costumes || (costumes.length === 0 && !sent.has(name))) continue;
      sent.set(name, costumes);
      const { rasterise } = await import("#stage/rasterise");
      const pictures = await Promise.all(costumes.map(rasterise));
      // Meanwhile another project may have come, or other costumes.
      const isStill = mine === project() && sent.get(name) === costumes;
      const handedOver = pictures.filter((picture) => picture !== null);
      if (isStill) client.send({ type: "costumes", target: name, pictures }, handedOver);
    }
  }

  function inTarget(block: BlockId | null, sentence: string): string {
    const isAlone = project().targets.targets.length === 1;
    const target = isAlone || block === null ? null : project().targetOf(block);
    return target === null
      ? sentence
      : text("sprites.inTarget", { name: target.name, text: sentence });
  }

  return {
    el,
    add: add.el,
    open(inWorker) {
      isOpening = true;
      turns += 1;
      visit = null;
      stopped = null;
      views.clear();
      sent.clear();
      refresh();
      // While blocks are still drawn: whoever clicks the flag early finds the costumes there.
      inWorker.then(sendCostumes, () => {});
    },
    opened() {
      isOpening = false;
    },
    addPictures: (files) => withPanel((one) => one.addFromFiles(files)),
    edit,
    setError(error) {
      stopped = error;
      editor().setError(error);
    },
    async reveal(block) {
      const target = project().targetOf(block);
      if (target !== null) await goTo(target.name);
      editor().reveal(block);
    },
    named(diagnostics) {
      const first = diagnostics.find(({ severity }) => severity === "error");
      if (first === undefined) return diagnostics;
      const words = inTarget(first.block, first.text);
      return diagnostics.map((one) => (one === first ? { ...one, text: words } : one));
    },
    describe(block) {
      const target = project().targetOf(block)?.name ?? project().targets.open;
      return { words: editor().follow.wordsOf(block), target };
    },
    namedEvents(events) {
      const { error } = events;
      if (error === null) return events;
      return { ...events, error: { ...error, text: inTarget(error.block, error.text) } };
    },
  };
}

function blocksOf({ targets, open }: Targets): unknown {
  return targets.find(({ name }) => name === open)?.blocks;
}
