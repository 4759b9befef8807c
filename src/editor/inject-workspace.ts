// Blockly's workspace as this page wants it: Scratch's look and manners, its own texts, nothing
// fetched from elsewhere. Knows nothing of projects.
import * as Blockly from "blockly/core";
import * as English from "blockly/msg/en";
import type { Category } from "#compile/block-spec";
import { text } from "#program/messages";
import { categoryKey } from "./block-words.ts";
import { moveOnlyThePickedBlock } from "./bring-to-front.ts";
import { searchFromFreeConnections } from "./bump-aside.ts";
import { registerCommentIcon } from "./comment-icon.ts";
import { registerContextMenus } from "./context-menus.ts";
import { registerCopyPaste } from "./copy-paste.ts";
import { listDescendantsOnce } from "./descendants.ts";
import { registerEditingTools } from "./editing-tools.ts";
import { drawWhatGetsFocus } from "./far-stacks.ts";
import { withLateAudio } from "./late-audio.ts";
import { shareLetterKeys } from "./letter-keys.ts";
import { handleWholeStacks, keepFocusAcrossLayers } from "./long-stacks.ts";
import { CaseSensitiveNames } from "./names.ts";
import { renderOnlyChanges } from "./render-changes.ts";
import { RENDERER, registerRenderer } from "./renderer.ts";
import { groupStacks } from "./stack-groups.ts";
import { BLOCK_SCALE, makeTheme } from "./theme.ts";
import { type CategoryColumn, isCategoryColumn, toolboxPlugins } from "./toolbox.ts";

export interface InjectedWorkspace {
  readonly workspace: Blockly.WorkspaceSvg;
  readonly column: CategoryColumn;
}

/** Scratch's snapping distances, in workspace units. */
const SNAP_RADIUS = 48;
const CONNECTING_SNAP_RADIUS = 68;

export function injectWorkspace(
  host: HTMLElement,
  categories: readonly Category[],
  mediaPath: string,
): InjectedWorkspace {
  prepareBlockly();
  const workspace = withLateAudio(() =>
    Blockly.inject(host, {
      toolbox: {
        kind: "categoryToolbox",
        contents: categories.map(({ id }) => ({
          kind: "category",
          name: text(categoryKey(id)),
          categorystyle: id,
          custom: id,
        })),
      },
      plugins: toolboxPlugins(),
      renderer: RENDERER,
      theme: makeTheme(categories),
      media: mediaPath,
      sounds: false,
      trashcan: false,
      comments: true,
      collapse: true,
      disable: true,
      grid: { spacing: 40, length: 2, colour: "#DDDDDD", snap: false },
      zoom: {
        controls: true,
        wheel: true,
        pinch: true,
        startScale: BLOCK_SCALE,
        minScale: 0.25,
        maxScale: 4,
        scaleSpeed: 1.1,
      },
      move: { scrollbars: true, drag: true, wheel: true },
    }),
  );
  // Blockly leaves these two without a name for screen readers.
  workspace.getInjectionDiv().setAttribute("aria-label", text("editor.label.region"));
  const tree = host.querySelector('[role="tree"]');
  tree?.setAttribute("aria-label", text("editor.label.categories"));
  const column = workspace.getToolbox();
  if (!isCategoryColumn(column)) throw new Error("Blockly made another toolbox than it was given");
  keepFocusAcrossLayers(workspace);
  const names = new CaseSensitiveNames(workspace);
  workspace.setVariableMap(names);
  column.getFlyout().getWorkspace().setVariableMap(names);
  return { workspace, column };
}

let prepared = false;

/** What Blockly keeps once for all workspaces. */
function prepareBlockly(): void {
  if (prepared) return;
  prepared = true;
  const { default: _module, ...words } = English;
  Blockly.setLocale(words);
  Blockly.Msg.WORKSPACE_LABEL_PLAIN = text("editor.label.scripts");
  Blockly.Msg.WORKSPACE_LABEL_FLYOUT_WORKSPACE = text("editor.label.palette");
  Blockly.config.snapRadius = SNAP_RADIUS;
  Blockly.config.connectingSnapRadius = CONNECTING_SNAP_RADIUS;
  moveOnlyThePickedBlock();
  listDescendantsOnce();
  renderOnlyChanges();
  searchFromFreeConnections();
  groupStacks();
  handleWholeStacks();
  drawWhatGetsFocus();
  registerRenderer();
  registerCommentIcon();
  registerContextMenus();
  registerEditingTools();
  registerCopyPaste();
  shareLetterKeys();
}
