// The page: lays it out and wires editor, stage, lists and worker together. Decides nothing about
// blocks or numbers; every part knows its own business.
import { categories, registry } from "#blocks/index";
import { createEditor, type Editor } from "#editor/create-editor";
import { text } from "#program/messages";
import type { RunEvents, Speed } from "#program/run-event";
import { createStage } from "#stage/stage";
import * as shelf from "#store/backpack";
import { keepCopied, listenForCopied } from "#store/clipboard";
import { forgetHidden, rememberLast } from "#store/projects";
import { h } from "#ui/element";
import { Client } from "#worker/client";
import { importDropped } from "./choose-list.ts";
import { createControls } from "./controls.ts";
import { listenForDrops } from "./drop-files.ts";
import { createEditHistory } from "./edit-history.ts";
import { editorDialogs } from "./editor-dialogs.ts";
import { createExamples } from "./examples.ts";
import { createFileChooser } from "./file-chooser.ts";
import { fileItems } from "./file-menu.ts";
import { createFollowing } from "./following.ts";
import { createHeader } from "./header.ts";
import { createTrainingJudge } from "./judge-training.ts";
import { createRunKeeping } from "./keep-runs.ts";
import { createKeeping } from "./keeping.ts";
import { createListTools } from "./list-tools.ts";
import { createListsPanel, type ListsPanel } from "./lists-panel.ts";
import { listenForMissingParts } from "./missing-parts.ts";
import { createNotes } from "./notes.ts";
import { OpenProject } from "./open-project.ts";
import { createPad } from "./pad-tools.ts";
import { listenForKeys } from "./press-keys.ts";
import { createProjectActions } from "./project-actions.ts";
import { type Arrival, copyOf, emptyProject, lastOrStarter } from "./project-files.ts";
import { holdProject } from "./project-lock.ts";
import { listenForRunKeys, runKeys } from "./run-keys.ts";
import { createSettingEdits } from "./setting-edits.ts";
import { createSettingsRow } from "./settings-row.ts";
import { createSideTabs } from "./side-tabs.ts";
import { createStageInput } from "./stage-input.ts";
import { layoutFor } from "./stage-layout.ts";
import { takePicture } from "./stage-picture.ts";
import { createStageSize } from "./stage-size.ts";
import { createStatusLine } from "./status-line.ts";
import { createTargets } from "./targets.ts";

export async function createApp(host: HTMLElement): Promise<void> {
  const { snackbars, say, offerUndo } = createNotes();
  const client = new Client({ events: onEvents, prediction: (p) => pad.answered(p), trouble: say });

  const examples = createExamples({ arrive, client });
  const header = createHeader({
    examples: () => act(examples.show()),
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    rename: (name) => edits.rename(name),
    fileItems: () => fileItems(files),
  });
  const chooser = createFileChooser((file) => void projects.openFile(file));
  const controls = createControls({
    flag,
    stop: () => client.send({ type: "stop" }),
    pause: () => client.send({ type: "pause" }),
    resume: () => (open.speed === "step" ? setSpeed("fast") : client.send({ type: "resume" })),
    step: () => client.send({ type: "step" }),
    stepOver: () => client.send({ type: "stepOver" }),
    setSpeed,
  });
  const status = createStatusLine({
    reveal: (block) => act(targets.reveal(block)),
    describe: (block) => targets.describe(block),
  });
  const judge = createTrainingJudge({
    client,
    project: () => open,
    lists: () => lists,
    train() {
      setSpeed("turbo");
      flag();
    },
    tryTrained: () => act(examples.tryTrained()),
  });
  const settings = createSettingsRow({
    setSeed: (seed) => edits.setSeed(seed),
    showPad: (shown) => edits.showPad(shown),
  });
  const parts = {
    client,
    editor: () => editor,
    project: () => open,
    history: () => history,
    takeUpEdits,
    say,
  };
  const listTools = createListTools({ ...parts, lists: () => lists, edits: () => edits });
  const lists: ListsPanel = createListsPanel({
    ...parts,
    changed: (change) => history.noteChange(change),
    menuItems: listTools.items,
    browse: (list) => sideTabs.browse(list),
    openLibrary: () => listTools.openLibrary(""),
  });

  const targets = createTargets({
    ...parts,
    changed: blocksChanged,
    shown() {
      compileNow();
      following.shown();
    },
  });

  const files = {
    ...parts,
    lists,
    targets: () => targets,
    arrive,
    arrived: () => arriving,
    showSeed: settings.setSeed,
    examples,
    projects: () => projects,
    openFile: chooser.open,
    keys: () => editor.tools.keys(),
    act,
  };

  const pad = createPad({ ...parts, lists, drawn: judge.drawn });
  const editorHost = h("div", { class: "app-editor" });
  const stageHost = h("div", { class: "app-stage" });
  const stageSize = createStageSize({ frame: stageHost, changed: () => editor.resize() });
  const sideTabs = createSideTabs({
    ...parts,
    lists,
    above: judge.el,
    stage: stageHost,
    editor: editorHost,
    summary: settings.inside,
    showList: (id) => open.monitor(id).visible || edits.showMonitor(id, true),
  });
  const side = h(
    "div",
    { class: "app-side" },
    h("div", { class: "app-run" }, controls.el, stageSize.el),
    status.el,
    stageHost,
    h("div", { class: "app-settings" }, settings.el, targets.add),
    targets.el,
    pad.el,
    sideTabs.el,
  );
  const page = h(
    "div",
    { class: "app" },
    header.el,
    h("main", { class: "app-main" }, editorHost, side),
  );
  host.replaceChildren(page, chooser.el);

  const stageInput = createStageInput({
    ...parts,
    showMonitors,
    keep: () => keeping.soon(),
  });
  const runs = createRunKeeping({ project: () => open, say });
  const stage = createStage(stageHost, {
    ...stageInput.deps,
    ...pad.deps,
    onDrawn: () => client.send({ type: "drawn" }),
    onPadShown: (shown) => settings.setPad(shown),
    charts: runs.charts,
  });
  for (const part of [stageInput, pad]) part.attach(stage);
  const following = createFollowing({
    ...parts,
    refresh: takeUpEdits,
    keep: () => keeping.soon(),
  });
  const editor: Editor = createEditor(editorHost, {
    categories,
    registry,
    mediaPath: new URL("media/", document.baseURI).href,
    dialogs: editorDialogs(),
    onChange(state) {
      open.setBlocks(state);
      blocksChanged();
    },
    onMonitorToggle: (id, visible) => edits.showMonitor(id, visible),
    copies: { keep: keepCopied, listen: listenForCopied },
    backpack: { shelf, offerUndo },
    usesElsewhere: (id) => open.usesElsewhere(id),
    pageKeys: runKeys(),
    follow: following.editorDeps,
  });

  const history = createEditHistory({
    editor: () => editor,
    snackbars,
    shown: header.setHistory,
  });
  const edits = createSettingEdits({
    project: () => open,
    history: () => history,
    shown: {
      name: header.setName,
      seed: settings.setSeed,
      pad(shown) {
        stage.showPad(shown);
        settings.setPad(shown);
      },
      monitors: showMonitors,
    },
    changed: blocksChanged,
  });
  let open = new OpenProject("", emptyProject().project);
  let letGo: (() => void) | null = null;
  let lastProgram = "";
  /** Until the worker works for the open project: what it still says is about the one before. */
  let isArriving = true;
  let arriving: Promise<void> = Promise.resolve();
  const keeping = createKeeping({
    project: () => open,
    keepWork: () => client.request("keep", {}),
    picture: () => takePicture(stage.el),
    shown: header.setKept,
    failed: (reason) => say(text("projects.notSaved", { reason })),
  });

  const projects = createProjectActions({
    ...files,
    keeping,
    offerUndo,
  });

  listenForMissingParts(say);
  listenForRunKeys(controls.el);
  listenForKeys(
    (key) => client.send({ type: "key", key }),
    (key) => client.send({ type: "keyReleased", key }),
  );
  listenForDrops(host, {
    project: (file) => void projects.openFile(file),
    list: (name, files) => act(importDropped({ name, files }, { lists, say })),
    pictures: (files) => targets.addPictures(files),
  });

  await arrive(await lastOrStarter());
  // Only once this project is on the list: what is not on it is forgotten.
  act(keeping.now().then(forgetHidden));
  act(examples.invite(header.note));

  /** Starts something; a failure is said. */
  function act(work: Promise<unknown>): void {
    work.catch((error) => say(error instanceof Error ? error.message : String(error)));
  }

  /** Compiles what is there now and tells everyone. */
  function blocksChanged(): void {
    const compiled = compileNow();
    client.send({ type: "program", program: compiled.program });
    showMonitors();
    history.refresh();
    keeping.soon();
  }

  function compileNow() {
    const compiled = open.compile();
    const layout = layoutFor(compiled.program);
    stage.setLayout(layout);
    settings.setProgram(compiled.program, layout);
    editor.setDiagnostics(compiled.diagnostics);
    editor.setNotes(compiled.notes);
    status.setDiagnostics(targets.named(compiled.diagnostics));
    sideTabs.setNetwork(compiled.program.network);
    // A block that only moved, perhaps to make room for the error's own sign, is no answer to it.
    const now = JSON.stringify(compiled.program);
    if (now !== lastProgram) {
      targets.setError(null);
      status.forgetFailure();
    }
    lastProgram = now;
    return compiled;
  }

  function showMonitors(): void {
    const shown = new Set(open.shownMonitors);
    stage.setVariables(
      open.variables.map(({ id, name }) => ({
        id,
        name,
        visible: shown.has(id),
        look: open.monitor(id),
      })),
    );
    lists.setLists(open.lists, shown);
    editor.setMonitors([...shown]);
  }

  function setSpeed(speed: Speed): void {
    open.setSpeed(speed);
    controls.setSpeed(speed);
    client.send({ type: "speed", speed });
    keeping.soon();
  }

  function onEvents(events: RunEvents): void {
    if (isArriving) return client.send({ type: "drawn" });
    stage.update(events);
    controls.update(events.state);
    status.update(targets.namedEvents(events));
    following.update(events);
    lists.setLengths(events.lists);
    open.setValues(events.variables);
    if (events.error?.block != null) {
      targets.setError({ block: events.error.block, text: events.error.text });
    } else if (events.state !== "idle") targets.setError(null);
    const shown = Object.entries(events.monitors);
    for (const [id, visible] of shown) open.showMonitor(id, visible);
    if (shown.length > 0) showMonitors();
    settings.setTrained(events.trained);
    judge.update(events);
    sideTabs.update(events);
    if (events.state !== "idle") return;
    if (open.takeChanged() || Object.keys(events.lists).length > 0) keeping.soon();
  }

  function flag(): void {
    judge.forget();
    takeUpEdits();
    client.send({ type: "flag" });
  }

  /** A field may just have been left: its change must not come after the flag. */
  function takeUpEdits(): void {
    open.setBlocks(editor.state());
    blocksChanged();
  }

  /** Puts a project on the page. One after the other: the last one asked for stays. */
  function arrive(arrival: Arrival): Promise<void> {
    arriving = arriving.catch(() => undefined).then(() => arriveNow(arrival));
    return arriving;
  }

  async function arriveNow(arrival: Arrival): Promise<void> {
    if (open.id !== "") {
      snackbars.hide();
      await keeping.now();
      await client.request("keep", {}).catch(() => undefined);
    }
    const held = await holdProject(arrival.id);
    if (held === null) {
      const copy = await copyOf(arrival.id, arrival.project);
      return arriveNow({ ...copy, notes: [text("projects.secondTab")] });
    }
    letGo?.();
    letGo = held;
    open = new OpenProject(arrival.id, arrival.project);
    lastProgram = "";
    isArriving = true;
    judge.forget();
    lists.reset();
    sideTabs.reset();
    header.setName(open.name);
    header.setKept("keeping");
    header.setHistory({ canUndo: false, canRedo: false });
    controls.update("idle");
    status.reset();
    stage.reset();
    runs.open(stage);
    showMonitors();
    stage.setValues(open.currentValues);
    settings.setSeed(open.seed);
    settings.setPad(open.padShown);
    stage.showPad(open.padShown);
    controls.setSpeed(open.speed);
    const compiled = open.compile();
    const opened = client.request("open", {
      project: open.id,
      program: compiled.program,
      speed: open.speed,
      lists: open.listContents(arrival.lists),
      model: arrival.model,
    });
    const arrived = () => {
      isArriving = false;
    };
    opened.then(arrived, arrived);
    following.open();
    targets.open(opened);
    await editor.load(open.source);
    compileNow();
    targets.opened();
    const { notes } = await opened;
    keeping.soon();
    await rememberLast(open.id).catch(() => undefined);
    const [note] = [...arrival.notes, ...notes];
    if (note !== undefined) say(note);
  }
}
