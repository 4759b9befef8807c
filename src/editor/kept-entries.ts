// What the palette shows can be made beforehand, and is kept when it is drawn anew. Headings, buttons and
// tick boxes are put away instead of thrown away: to make one, Blockly measures its words in the page,
// which has to lay itself out each time. Blocks are made one after another, before they are shown.
import * as Blockly from "blockly/core";
import { isCheckboxInfo, MonitorCheckbox } from "./monitor-checkbox.ts";

export interface KeptEntries {
  /** Makes an entry and puts it away until it is shown. */
  make(entry: object): void;
  /** How many are put away that can stand for this entry. */
  spare(entry: object): number;
  /** Throws away what was made for nothing. */
  drop(): void;
}

type Item = Blockly.FlyoutButton | Blockly.BlockSvg;

/** Changes who makes such entries of the palette: what was put away is given out first. */
export function keepEntries(
  inflater: Blockly.IFlyoutInflater,
  flyout: Blockly.IFlyout,
): KeptEntries {
  const workspace = flyout.getWorkspace();
  const load = inflater.load.bind(inflater);
  const disposeItem = inflater.disposeItem.bind(inflater);
  const away = new Map<string, Item[]>();

  function putAway(kind: string, item: Item): void {
    item.getSvgRoot().remove();
    away.set(kind, [...(away.get(kind) ?? []), item]);
  }

  inflater.load = (entry) => {
    const item = away.get(kindOf(entry))?.pop();
    if (!item) return load(entry, flyout);
    workspace.getCanvas().append(item.getSvgRoot());
    if (item instanceof Blockly.FlyoutButton) item.moveTo(0, 0);
    if (item instanceof MonitorCheckbox && isCheckboxInfo(entry)) item.standFor(entry);
    return new Blockly.FlyoutItem(item, inflater.getType());
  };
  inflater.disposeItem = (item) => {
    const element = item.getElement();
    if (element instanceof MonitorCheckbox) putAway(BOX, element);
    else if (element instanceof Blockly.FlyoutButton) putAway(kindOf(element.info), element);
    else disposeItem(item);
  };

  return {
    make(entry) {
      // Blockly adds to the entry.
      const kind = kindOf(entry);
      const item = load(entry, flyout).getElement();
      Blockly.renderManagement.triggerQueuedRenders(workspace);
      putAway(kind, item as Item);
    },
    spare: (entry) => away.get(kindOf(entry))?.length ?? 0,
    drop() {
      for (const item of [...away.values()].flat()) item.dispose();
      away.clear();
    },
  };
}

/** A tick box can stand for any variable or list. */
const BOX = "";

function kindOf(entry: object): string {
  return isCheckboxInfo(entry) ? BOX : JSON.stringify(entry);
}
