// The backpack's bar below the scripts, its entry in the menu of blocks and its key. All that is behind
// them is loaded when somebody first presses anything here. Where scripts are kept it does not know.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { text } from "#program/messages";
import { h } from "#ui/element";
import type { BackpackPanel } from "./backpack-panel.ts";
import { offerCommand } from "./block-command.ts";

/** Where scripts are kept, for all projects and tabs of the browser. */
export interface BackpackShelf {
  /** As they were packed, the newest first; possibly damaged. Rejects where nothing can be kept. */
  entries(): Promise<readonly unknown[]>;
  script(id: string): Promise<unknown>;
  pack(entry: { readonly id: string }, script: string): Promise<void>;
  relabel(entry: { readonly id: string }): Promise<void>;
  unpack(id: string): Promise<void>;
  /** Tells when another tab changed something. */
  listen(changed: () => void): void;
}

export interface BackpackDeps {
  readonly shelf: BackpackShelf;
  readonly offerUndo: (sentence: string, undo: () => void) => void;
}

export interface BackpackParts {
  /** The backpack's place on the page, with the button in it. */
  readonly el: HTMLElement;
  readonly button: HTMLElement;
  readonly workspace: Blockly.WorkspaceSvg;
  readonly registry: BlockRegistry;
  /** A name; "" when the person thought better of it. */
  readonly ask: (question: string, proposed: string) => Promise<string>;
  /** Where the pointer went down last. */
  readonly pressed: () => EventTarget | null;
}

export function offerBackpack(
  host: HTMLElement,
  parts: Pick<BackpackParts, "workspace" | "registry" | "ask">,
  deps: BackpackDeps,
): void {
  let panel: Promise<BackpackPanel> | null = null;
  let pressed: EventTarget | null = null;
  const button = h(
    "button",
    {
      type: "button",
      class: "backpack-button",
      aria: { expanded: false },
      on: { click: () => void load().then((loaded) => loaded.toggle()) },
    },
    text("backpack.label"),
  );
  const el = h("section", { class: "backpack", aria: { label: text("backpack.label") } }, button);
  host.append(el);

  function load(): Promise<BackpackPanel> {
    panel ??= import("./backpack-panel.ts").then((found) =>
      found.createBackpackPanel({ ...parts, el, button, pressed: () => pressed }, deps),
    );
    return panel;
  }

  // Whoever drags a block must be able to let go of it here.
  host.addEventListener("pointerdown", () => void load(), { once: true });
  const note = ({ target, isTrusted }: Event) => {
    if (isTrusted) pressed = target;
  };
  host.addEventListener("pointerdown", note, { capture: true });
  offerCommand(parts.workspace, {
    id: "block.backpack",
    weight: 2.5,
    key: { code: Blockly.utils.KeyCodes.B, shift: true },
    label: (block) => (block.workspace.isFlyout ? null : text("backpack.put")),
    run: (block) => void load().then((loaded) => loaded.put(block)),
  });
}
