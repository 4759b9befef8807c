// The tick box beside a variable or list in the palette: shows or hides its monitor on the stage.
// A kind of flyout button, so that mouse, keyboard and screen reader treat it as one.
import * as Blockly from "blockly/core";
import { text } from "#program/messages";

export const CHECKBOX_KIND = "monitorcheckbox";
export const CHECKBOX_CALLBACK = "TOGGLE_MONITOR";
export const CHECKBOX_SIZE = 22;

export interface CheckboxInfo {
  readonly kind: typeof CHECKBOX_KIND;
  /** Id of the variable or list. */
  readonly id: string;
  readonly name: string;
  readonly ticked: boolean;
}

const BUTTON = { kind: "button", text: "", callbackkey: CHECKBOX_CALLBACK } as const;

export class MonitorCheckbox extends Blockly.FlyoutButton {
  /** Id of the variable or list. */
  target = "";
  readonly #box: SVGGElement;
  #name = "";

  constructor(flyout: Blockly.IFlyout, info: CheckboxInfo) {
    const scripts = flyout.targetWorkspace;
    if (!scripts) throw new Error("A palette without a workspace has no tick boxes");
    super(flyout.getWorkspace(), scripts, BUTTON, false);
    this.width = CHECKBOX_SIZE;
    this.height = CHECKBOX_SIZE;
    this.#box = this.getSvgRoot();
    this.#box.replaceChildren(
      Blockly.utils.dom.createSvgElement("rect", {
        class: "monitor-checkbox-box",
        x: 1,
        y: 1,
        width: CHECKBOX_SIZE - 2,
        height: CHECKBOX_SIZE - 2,
        rx: 4,
      }),
      Blockly.utils.dom.createSvgElement("path", {
        class: "monitor-checkbox-tick",
        d: "M5.5 11.5l4 4 7-8",
      }),
    );
    this.standFor(info);
  }

  standFor(info: CheckboxInfo): void {
    this.target = info.id;
    this.#name = info.name;
    this.tick(info.ticked);
  }

  tick(ticked: boolean): void {
    this.#box.classList.toggle("monitor-checkbox-ticked", ticked);
    const key = ticked ? "editor.monitor.hide" : "editor.monitor.show";
    this.#box.setAttribute("aria-label", text(key, { name: this.#name }));
    this.#box.setAttribute("aria-checked", String(ticked));
  }
}

/** Makes tick boxes for palette entries of kind CHECKBOX_KIND. */
export class CheckboxInflater implements Blockly.IFlyoutInflater {
  load(state: object, flyout: Blockly.IFlyout): Blockly.FlyoutItem {
    if (!isCheckboxInfo(state)) throw new Error("A tick box in the palette needs an id");
    return new Blockly.FlyoutItem(new MonitorCheckbox(flyout, state), CHECKBOX_KIND);
  }

  /** The reporter follows in the same row. */
  gapForItem(): number {
    return 0;
  }

  /** See `keepButtons`. */
  disposeItem(): void {}

  getType(): string {
    return CHECKBOX_KIND;
  }
}

export function isCheckboxInfo(state: object): state is CheckboxInfo {
  return "kind" in state && state.kind === CHECKBOX_KIND && "id" in state;
}
