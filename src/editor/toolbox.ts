// The column of categories and the palette beside it, always open, all categories in one long
// strip, as in Scratch. Redrawn only when it is told to: never under a hand that begins to drag.
import {
  ContinuousFlyout,
  ContinuousMetrics,
  ContinuousToolbox,
  registerContinuousToolbox,
} from "@blockly/continuous-toolbox";
import * as Blockly from "blockly/core";
import { CHECKBOX_KIND, CHECKBOX_SIZE, CheckboxInflater } from "./monitor-checkbox.ts";
import { BLOCK_SCALE } from "./theme.ts";

const CHECKBOX_GAP = 12;
/** Workspace units further than a category's heading, in which a scroll bar's rounding is lost. */
const SCROLL_MARGIN = 4;

export class Palette extends ContinuousFlyout {
  /** Whatever the zoom of the workspace. */
  override getFlyoutScale(): number {
    return BLOCK_SCALE;
  }

  /** A little past the heading: short of it by rounding, the category before it would be selected. */
  override scrollTo(position: number): void {
    super.scrollTo(position + SCROLL_MARGIN);
  }

  /** Room to scroll the last category just as far. */
  override calculateBottomPadding(
    ...regions: Parameters<ContinuousFlyout["calculateBottomPadding"]>
  ): number {
    return super.calculateBottomPadding(...regions) + SCROLL_MARGIN;
  }

  /** One column; a tick box stands in the same row as the block after it. */
  protected override layout_(contents: Blockly.FlyoutItem[]): void {
    this.getWorkspace().scale = BLOCK_SCALE;
    const left = this.MARGIN;
    let top = this.MARGIN;
    let box: Blockly.FlyoutItem | null = null;
    for (const item of contents) {
      if (item.getType() === CHECKBOX_KIND) {
        box = item;
        continue;
      }
      const element = item.getElement();
      const height = element.getBoundingRectangle().getHeight();
      if (box) {
        box.getElement().moveBy(left, top + (height - CHECKBOX_SIZE) / 2);
        element.moveBy(left + CHECKBOX_SIZE + CHECKBOX_GAP, top);
        box = null;
      } else {
        element.moveBy(left, top);
      }
      top += height;
    }
  }
}

/** From a category, the right arrow leads to its own heading in the palette. */
class ColumnNavigator extends Blockly.ToolboxNavigator {
  override getInNode(
    node: Blockly.IFocusableNode | null = Blockly.getFocusManager().getFocusedNode(),
  ): Blockly.IFocusableNode | null {
    const flyout = this.toolbox.getFlyout();
    if (!(node instanceof Blockly.ToolboxCategory) || !flyout) return super.getInNode(node);
    for (const item of flyout.getContents()) {
      const element = item.getElement();
      if (!(element instanceof Blockly.FlyoutButton) || !element.isLabel()) continue;
      if (element.getButtonText() === node.getName()) return element;
    }
    return super.getInNode(node);
  }
}

export class CategoryColumn extends ContinuousToolbox {
  readonly #navigator = new ColumnNavigator(this);

  override getNavigator(): Blockly.ToolboxNavigator {
    return this.#navigator;
  }

  /** The first showing, while Blockly sets up, comes before the callbacks are there: see `redraw`. */
  protected override convertToolboxItemToFlyoutItems(): Blockly.utils.toolbox.FlyoutItemInfoArray {
    return [];
  }

  /** Blockly asks for a refresh at every change of a block: too often, and too late to be safe. */
  override refreshSelection(): void {}

  /** Draws the palette anew, from the callbacks of its categories. */
  redraw(): void {
    this.getFlyout().show(this.getToolboxItems().flatMap((item) => this.entriesOf(item)));
  }

  private entriesOf(item: Blockly.IToolboxItem): Blockly.utils.toolbox.FlyoutItemInfoArray {
    if (!(item instanceof Blockly.ToolboxCategory)) return [];
    const contents = item.getContents();
    if (typeof contents !== "string") return contents;
    const callback = this.getWorkspace().getToolboxCategoryCallback(contents);
    const entries = callback?.(this.getWorkspace()) ?? [];
    const title = { kind: "label", text: item.getName() };
    return [title, ...(entries as Blockly.utils.toolbox.FlyoutItemInfoArray)];
  }
}

let registered = false;

/** What `Blockly.inject` needs to be given as `plugins`. */
export function toolboxPlugins(): NonNullable<Blockly.BlocklyOptions["plugins"]> {
  if (!registered) {
    registered = true;
    registerContinuousToolbox();
    Object.assign(Blockly.FlyoutButton, { TEXT_MARGIN_X: 14, TEXT_MARGIN_Y: 7 });
    Blockly.registry.register(
      Blockly.registry.Type.FLYOUT_INFLATER,
      CHECKBOX_KIND,
      CheckboxInflater,
    );
  }
  return {
    toolbox: CategoryColumn,
    flyoutsVerticalToolbox: Palette,
    metricsManager: ContinuousMetrics,
  };
}

export function isCategoryColumn(toolbox: Blockly.IToolbox | null): toolbox is CategoryColumn {
  return toolbox instanceof CategoryColumn;
}
