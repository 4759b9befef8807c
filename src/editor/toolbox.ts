// The column of categories and the palette beside it, always open, all categories in one long
// strip, as in Scratch. Redrawn only when it is told to: never under a hand that begins to drag.
import {
  ContinuousMetrics,
  ContinuousToolbox,
  registerContinuousToolbox,
} from "@blockly/continuous-toolbox";
import * as Blockly from "blockly/core";
import { CHECKBOX_KIND, CheckboxInflater } from "./monitor-checkbox.ts";
import { Palette } from "./palette-flyout.ts";

type Entries = Blockly.utils.toolbox.FlyoutItemInfoArray;

/** What of each category is shown; asked for each category in turn, then once for what follows. */
export interface PaletteFilter {
  keep(entries: Entries): Entries;
  rest(): Entries;
}

/** The field above the palette. */
export interface PaletteSearchField {
  readonly el: HTMLElement;
  clear(): void;
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
  /** What the palette shows, headings included. */
  entries: Entries = [];
  #filter: PaletteFilter | null = null;
  #search: PaletteSearchField | null = null;

  override getNavigator(): Blockly.ToolboxNavigator {
    return this.#navigator;
  }

  /** The first showing, while Blockly sets up, comes before the callbacks are there: see `redraw`. */
  protected override convertToolboxItemToFlyoutItems(): Entries {
    return [];
  }

  /** Blockly asks for a refresh at every change of a block: too often, and too late to be safe. */
  override refreshSelection(): void {}

  /** The palette stays open: a second click on a category leads back to it instead of closing it. */
  protected override onClick_(event: PointerEvent): void {
    const selected = this.getSelectedItem();
    super.onClick_(event);
    if (!this.getSelectedItem()) this.setSelectedItem(selected);
  }

  /** Draws the palette anew, from the callbacks of its categories. */
  redraw(): void {
    const entries = this.getToolboxItems().flatMap((item) => this.entriesOf(item));
    this.entries = [...entries, ...(this.#filter?.rest() ?? [])];
    const focused = Blockly.getFocusManager().getFocusedNode();
    this.#palette()?.showAround(this.getSelectedItem()?.getName() ?? "", this.entries);
    this.#focusAgain(focused);
  }

  /** Gives the keyboard's focus to what is shown for an entry. */
  focusEntry(entry: Entries[number]): void {
    this.#palette()?.focusOn(this.entries.indexOf(entry));
  }

  /** Ticks the boxes of these variables and lists. */
  tick(ids: ReadonlySet<string>): void {
    this.#palette()?.tick(ids);
  }

  /** A button drawn anew keeps the keyboard's focus: one may make a second variable. */
  #focusAgain(before: Blockly.IFocusableNode | null): void {
    if (!(before instanceof Blockly.FlyoutButton)) return;
    for (const item of this.getFlyout().getContents()) {
      const element = item.getElement();
      if (!(element instanceof Blockly.FlyoutButton)) continue;
      if (element.getButtonText() !== before.getButtonText()) continue;
      Blockly.getFocusManager().focusNode(element);
      return;
    }
  }

  /** Puts the field above the palette. */
  setSearch(field: PaletteSearchField): void {
    this.#search = field;
    this.HtmlDiv?.before(field.el);
    this.#palette()?.setSearch(field.el);
  }

  /** Shows a part of all blocks; all of them with null. */
  setFilter(filter: PaletteFilter | null): void {
    this.#filter = filter;
    this.redraw();
    this.getFlyout().getWorkspace().scrollbar?.setY(0);
  }

  /** Who picks a category wants to see all of it. */
  override updateFlyout_(...items: Parameters<ContinuousToolbox["updateFlyout_"]>): void {
    if (this.#filter) this.#search?.clear();
    super.updateFlyout_(...items);
  }

  #palette(): Palette | null {
    const flyout = this.getFlyout();
    return flyout instanceof Palette ? flyout : null;
  }

  private entriesOf(item: Blockly.IToolboxItem): Entries {
    if (!(item instanceof Blockly.ToolboxCategory)) return [];
    const contents = item.getContents();
    if (typeof contents !== "string") return contents;
    const callback = this.getWorkspace().getToolboxCategoryCallback(contents);
    // Blockly also takes the old form, XML, which no callback here gives.
    const all = (callback?.(this.getWorkspace()) ?? []) as Entries;
    const entries = this.#filter ? this.#filter.keep(all) : all;
    if (entries.length === 0 && this.#filter) return [];
    return [{ kind: "label", text: item.getName() }, ...entries];
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
