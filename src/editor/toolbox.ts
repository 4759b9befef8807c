// The column of categories and the palette beside it, always open, all categories in one long
// strip, as in Scratch. Redrawn only when it is told to: never under a hand that begins to drag.
import {
  ContinuousFlyout,
  ContinuousMetrics,
  ContinuousToolbox,
  RecyclableBlockFlyoutInflater,
  registerContinuousToolbox,
} from "@blockly/continuous-toolbox";
import * as Blockly from "blockly/core";
import { type KeptEntries, keepEntries } from "./kept-entries.ts";
import { CHECKBOX_KIND, CHECKBOX_SIZE, CheckboxInflater } from "./monitor-checkbox.ts";
import { BLOCK_SCALE } from "./theme.ts";

const CHECKBOX_GAP = 12;
/** Workspace units further than a category's heading, in which a scroll bar's rounding is lost. */
const SCROLL_MARGIN = 4;
/** Of the search field above the palette, in CSS pixels. */
const SEARCH_HEIGHT = 44;
/** In CSS pixels. Wider blocks are cut off, as in Scratch: a long name must not hide the scripts. */
const MOST_WIDTH = 400;

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

export class Palette extends ContinuousFlyout {
  /** As wide as with all blocks while only some are shown: the scripts beside it must not jump. */
  #leastWidth = 0;
  #search: HTMLElement | null = null;
  readonly blocks: KeptEntries;
  readonly boxes: KeptEntries;

  constructor(options: Blockly.Options) {
    super(options);
    for (const kind of ["label", "button"]) this.#keep(kind);
    this.boxes = this.#keep(CHECKBOX_KIND);
    this.blocks = this.#keep("block");
  }

  /** Types of the blocks that the toolbox itself shows again, without making them anew. */
  recycled(): ReadonlySet<string> {
    const inflater = this.getInflaterForType("block");
    const shown = this.getContents().flatMap((item) => {
      const block = item.getElement();
      return block instanceof Blockly.BlockSvg ? [block] : [];
    });
    if (!(inflater instanceof RecyclableBlockFlyoutInflater)) return new Set();
    return new Set(
      shown.filter((one) => inflater["blockIsRecyclable"](one)).map(({ type }) => type),
    );
  }

  #keep(kind: string): KeptEntries {
    const inflater = this.getInflaterForType(kind);
    if (!inflater) throw new Error(`Blockly makes no ${kind} for palettes`);
    return keepEntries(inflater, this);
  }

  keepWidth(keep: "all" | "some"): void {
    this.#leastWidth = keep === "some" ? this.getWidth() : 0;
  }

  setSearch(el: HTMLElement): void {
    this.#search = el;
    this.position();
  }

  /** Always open: hidden while it is drawn anew, all of it would have to be laid out again. */
  override setVisible(visible: boolean): void {
    if (visible) super.setVisible(true);
  }

  override getWidth(): number {
    return Math.max(super.getWidth(), this.#leastWidth);
  }

  /** Below the search field. */
  override getHeight(): number {
    return super.getHeight() - this.#top();
  }

  override getY(): number {
    return super.getY() + this.#top();
  }

  override position(): void {
    this.width_ = Math.min(this.width_, MOST_WIDTH);
    super.position();
    if (!this.#search) return;
    this.#search.style.left = `${this.getX()}px`;
    this.#search.style.width = `${this.getWidth()}px`;
  }

  #top(): number {
    return this.#search ? SEARCH_HEIGHT : 0;
  }

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

  /** Makes the blocks and tick boxes that `redraw` will need, with a rest after each. */
  async prepare(rest: () => Promise<boolean>): Promise<void> {
    const palette = this.#palette();
    const recycled = palette?.recycled();
    const strip = this.getFlyout().getWorkspace();
    let boxes =
      palette?.getContents().filter((item) => item.getType() === CHECKBOX_KIND).length ?? 0;
    // What is put away takes no room: else Blockly measures the whole palette after each block.
    strip.setResizesEnabled(false);
    try {
      for (const entry of this.#entries()) {
        if (entry.kind === CHECKBOX_KIND) {
          boxes -= 1;
          if (!palette || boxes + palette.boxes.spare(entry) >= 0) continue;
          palette.boxes.make(entry);
        } else if (isBlock(entry) && !recycled?.has(entry.type ?? "")) {
          palette?.blocks.make(entry);
        } else continue;
        if (!(await rest())) return;
      }
    } finally {
      strip.setResizesEnabled(true);
    }
  }

  /** Draws the palette anew, from the callbacks of its categories. */
  redraw(): void {
    const entries = this.#entries();
    const focused = Blockly.getFocusManager().getFocusedNode();
    this.getFlyout().show(entries);
    this.#palette()?.blocks.drop();
    this.#focusAgain(focused);
  }

  #entries(): Entries {
    const entries = this.getToolboxItems().flatMap((item) => this.entriesOf(item));
    return [...entries, ...(this.#filter?.rest() ?? [])];
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
    if (!this.#filter && filter) this.#palette()?.keepWidth("some");
    if (!filter) this.#palette()?.keepWidth("all");
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

function isBlock(entry: Entries[number]): entry is Blockly.utils.toolbox.BlockInfo {
  return entry.kind === "block";
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
