// The palette: all categories in one long strip, of which only what is in view is made. Knows where
// everything stands; what it shows comes from the column of categories.
import { ContinuousFlyout } from "@blockly/continuous-toolbox";
import * as Blockly from "blockly/core";
import { keepEntries } from "./kept-entries.ts";
import { LateEntry, makeLate } from "./late-entries.ts";
import {
  CHECKBOX_KIND,
  CHECKBOX_SIZE,
  isCheckboxInfo,
  MonitorCheckbox,
} from "./monitor-checkbox.ts";
import { BLOCK_SCALE } from "./theme.ts";

const CHECKBOX_GAP = 12;
/** Workspace units further than a category's heading, in which a scroll bar's rounding is lost. */
const SCROLL_MARGIN = 4;
/** Of the search field above the palette, in CSS pixels. */
const SEARCH_HEIGHT = 44;
/** In CSS pixels. Wider blocks are cut off, as in Scratch: a long name must not hide the scripts. */
const WIDTH = 356;
/** Workspace units above and below the view in which entries are made, too. */
const AHEAD = 100;
/** Of a block whose type was never made before: most are statements. */
const USUAL_HEIGHT = 56;

/** In workspace units. */
interface Place {
  left: number;
  top: number;
  readonly height: number;
}

export class Palette extends ContinuousFlyout {
  #search: HTMLElement | null = null;
  #places = new WeakMap<Blockly.FlyoutItem, Place>();
  /** Heights of blocks by their type, as they last were. */
  readonly #heights = new Map<string, number>();
  /** Where the last entry ends. */
  #bottom = 0;
  #isMaking = false;
  #isPlaced = false;
  /** The category to which the palette was last told to scroll. */
  #heading = "";

  constructor(options: Blockly.Options) {
    super(options);
    for (const kind of ["label", "button", CHECKBOX_KIND]) {
      keepEntries(this.#inflater(kind), this.getWorkspace());
    }
    for (const kind of ["block", CHECKBOX_KIND]) {
      makeLate(
        this.#inflater(kind),
        this,
        (info) => this.#heights.get(typeOf(info)) ?? USUAL_HEIGHT,
      );
    }
    const strip = this.getWorkspace();
    this.#walkLateEntries();
    const translate = strip.translate.bind(strip);
    strip.translate = (x, y) => {
      translate(x, y);
      this.#fill();
    };
    // Blockly's own measures what is drawn.
    strip.getMetricsManager().getContentMetrics = (inUnits) => {
      const scale = inUnits ? 1 : BLOCK_SCALE;
      const [left, top] = [this.MARGIN * scale, this.MARGIN * scale];
      return { left, top, width: WIDTH - 2 * left, height: this.#bottom * scale - top };
    };
  }

  #inflater(kind: string): Blockly.IFlyoutInflater {
    const inflater = this.getInflaterForType(kind);
    if (!inflater) throw new Error(`Blockly makes no ${kind} for palettes`);
    return inflater;
  }

  setSearch(el: HTMLElement): void {
    this.#search = el;
    this.position();
  }

  /** Shows other entries; what is seen of this category stays where it is, whatever comes above it. */
  showAround(heading: string, entries: Parameters<ContinuousFlyout["show"]>[0]): void {
    const strip = this.getWorkspace();
    const place = () => (this["scrollPositions"].get(heading) ?? 0) * BLOCK_SCALE;
    const past = -strip.scrollY - place();
    this.show(entries);
    strip.scrollbar?.setY(place() + past);
  }

  /** Ticks the boxes of these variables and lists. */
  tick(ids: ReadonlySet<string>): void {
    for (const item of this.getContents()) {
      const element = item.getElement();
      if (element instanceof MonitorCheckbox) element.tick(ids.has(element.target));
      if (!(item instanceof LateEntry) || !isCheckboxInfo(item.info)) continue;
      item.info = { ...item.info, ticked: ids.has(item.info.id) };
    }
  }

  /** Gives the keyboard's focus to the entry of this number, headings included, and shows it. */
  focusOn(index: number): void {
    const item = this.getContents().filter((one) => one.getType() !== "sep")[index];
    if (!item) return;
    const element = this.#made(item).getElement();
    Blockly.getFocusManager().focusNode(element);
    this.getWorkspace().scrollBoundsIntoView(element.getBoundingRectangle());
  }

  /** Lets the keyboard step onto what is not made yet: Blockly's own navigator does not know it. */
  #walkLateEntries(): void {
    const navigator = this.getWorkspace().getNavigator();
    const step = navigator.navigateStacks.bind(navigator);
    // Blockly's own goes through all entries again for each of them.
    navigator["getTopLevelItems"] = () =>
      this.getContents()
        .filter((item) => item instanceof LateEntry || item.getElement().canBeFocused())
        .map((item) => item.getElement());
    navigator.navigateStacks = (from, by) => {
      const node = step(from, by);
      const item = this.getContents().find((one) => one.getElement() === node);
      return item instanceof LateEntry ? this.#made(item).getElement() : node;
    };
  }

  #made(item: Blockly.FlyoutItem): Blockly.FlyoutItem {
    const index = this.getContents().indexOf(item);
    if (item instanceof LateEntry) this.#make([index]);
    return this.getContents()[index] ?? item;
  }

  /** Always open: hidden while it is drawn anew, all of it would have to be laid out again. */
  override setVisible(visible: boolean): void {
    if (visible) super.setVisible(true);
  }

  override getWidth(): number {
    return WIDTH;
  }

  /** Below the search field. */
  override getHeight(): number {
    return super.getHeight() - this.#top();
  }

  override getY(): number {
    return super.getY() + this.#top();
  }

  override position(): void {
    super.position();
    this.#fill();
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

  /** Blockly makes it as wide as its blocks. */
  protected override reflowInternal_(): void {
    if (this.#isPlaced) return;
    this.#isPlaced = true;
    this.position();
    this.targetWorkspace.resizeContents();
    this.targetWorkspace.recordDragTargets();
  }

  /** From far away only the last page is scrolled through: the others need not be made. */
  override scrollToCategory(category: Blockly.ISelectableToolboxItem): void {
    this.#heading = category.getName();
    const strip = this.getWorkspace();
    const page = strip.getMetricsManager().getViewMetrics().height;
    const target = this.#scrollTarget();
    const near = Math.min(Math.max(-strip.scrollY, target - page), target + page);
    if (near !== -strip.scrollY) strip.scrollbar?.setY(near);
    super.scrollToCategory(category);
  }

  /** A little past the heading: short of it by rounding, the category before it would be selected. */
  override scrollTo(position: number): void {
    super.scrollTo(position + SCROLL_MARGIN);
  }

  /** In pixels. */
  #scrollTarget(): number {
    const position = this.getCategoryScrollPosition(this.#heading) ?? 0;
    return (position + SCROLL_MARGIN) * BLOCK_SCALE;
  }

  /** Room to scroll the last category just as far. */
  override calculateBottomPadding(
    ...regions: Parameters<ContinuousFlyout["calculateBottomPadding"]>
  ): number {
    return super.calculateBottomPadding(...regions) + SCROLL_MARGIN;
  }

  protected override layout_(): void {
    this.getWorkspace().scale = BLOCK_SCALE;
    this.#arrange();
    this.#fill();
  }

  /** Makes what is nearly in view. */
  #fill(): void {
    if (this.#isMaking) return;
    this.#isMaking = true;
    try {
      let late = this.#lateInView();
      while (late.length > 0) {
        this.#make(late);
        late = this.#lateInView();
      }
    } finally {
      this.#isMaking = false;
    }
  }

  #lateInView(): number[] {
    const isNear = this.#isInView(AHEAD);
    return this.getContents().flatMap((item, index) =>
      item instanceof LateEntry && isNear(item) ? [index] : [],
    );
  }

  /** Tells what is in view, or no further from it than `ahead`, in workspace units. */
  #isInView(ahead: number): (item: Blockly.FlyoutItem) => boolean {
    const view = this.getWorkspace().getMetricsManager().getViewMetrics(true);
    const [least, most] = [view.top - ahead, view.top + view.height + ahead];
    return (item) => {
      const { top, height } = this.#placeOf(item);
      return top < most && top + height > least;
    };
  }

  /** What was seen before stays where it is. */
  #make(indices: readonly number[]): void {
    const contents = this.getContents();
    const strip = this.getWorkspace();
    const isSeen = this.#isInView(0);
    const seen = contents.find((item) => !(item instanceof LateEntry) && isSeen(item));
    const before = seen && this.#placeOf(seen).top;
    // As when Blockly shows a palette: there is nothing to take back.
    const isRecorded = Blockly.Events.getRecordUndo();
    Blockly.Events.setRecordUndo(false);
    try {
      for (const index of indices) {
        const item = contents[index];
        if (item instanceof LateEntry) contents[index] = item.make();
      }
      Blockly.renderManagement.triggerQueuedRenders(strip);
    } finally {
      Blockly.Events.setRecordUndo(isRecorded);
    }
    this.#arrange();
    if (seen && before !== undefined)
      strip.scrollY -= (this.#placeOf(seen).top - before) * BLOCK_SCALE;
    this["recordScrollPositions"]();
    strip.resizeContents();
    if (this["scrollTarget"] !== undefined) this["scrollTarget"] = this.#scrollTarget();
    this.updateAriaContext();
  }

  /** A screen reader counts also what is not made yet. */
  protected override updateAriaContext(): void {
    super.updateAriaContext();
    const options = this.getContents().filter((item) => !["label", "sep"].includes(item.getType()));
    for (const [index, item] of options.entries()) {
      if (item instanceof LateEntry) continue;
      const option = item.getElement().getFocusableElement();
      option.setAttribute("aria-posinset", String(index + 1));
      option.setAttribute("aria-setsize", String(options.length));
    }
  }

  #placeOf(item: Blockly.FlyoutItem): Place {
    const known = this.#places.get(item);
    if (known) return known;
    const element = item.getElement();
    const height =
      item instanceof LateEntry ? item.height : element.getBoundingRectangle().getHeight();
    const place = { left: 0, top: 0, height };
    if (element instanceof Blockly.BlockSvg) this.#heights.set(element.type, place.height);
    this.#places.set(item, place);
    return place;
  }

  /** One column; a tick box stands in the same row as the block after it. */
  #arrange(): void {
    const left = this.MARGIN;
    let top = this.MARGIN;
    let box: Blockly.FlyoutItem | null = null;
    for (const item of this.getContents()) {
      if (item.getType() === CHECKBOX_KIND) {
        box = item;
        continue;
      }
      const { height } = this.#placeOf(item);
      if (box) this.#move(box, left, top + (height - CHECKBOX_SIZE) / 2);
      this.#move(item, box ? left + CHECKBOX_SIZE + CHECKBOX_GAP : left, top);
      box = null;
      top += height;
    }
    this.#bottom = top;
  }

  #move(item: Blockly.FlyoutItem, left: number, top: number): void {
    const place = this.#placeOf(item);
    if (left === place.left && top === place.top) return;
    item.getElement().moveBy(left - place.left, top - place.top);
    place.left = left;
    place.top = top;
  }
}

function typeOf(info: object): string {
  return "type" in info && typeof info.type === "string" ? info.type : "";
}
