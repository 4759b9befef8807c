// What the palette shows besides blocks is kept when it is drawn anew: headings, buttons and tick boxes
// are put away instead of thrown away. To make one, Blockly measures its words in the page, which has
// to lay itself out each time.
import * as Blockly from "blockly/core";
import { isCheckboxInfo, MonitorCheckbox } from "./monitor-checkbox.ts";

/** Changes who makes such entries of a palette: what was put away is given out first. */
export function keepEntries(
  inflater: Blockly.IFlyoutInflater,
  workspace: Blockly.WorkspaceSvg,
): void {
  const load = inflater.load.bind(inflater);
  const disposeItem = inflater.disposeItem.bind(inflater);
  const away = new Map<string, Blockly.FlyoutButton[]>();

  inflater.load = (entry, flyout) => {
    const item = away.get(kindOf(entry))?.pop();
    if (!item) return load(entry, flyout);
    workspace.getCanvas().append(item.getSvgRoot());
    item.moveTo(0, 0);
    if (item instanceof MonitorCheckbox && isCheckboxInfo(entry)) item.standFor(entry);
    return new Blockly.FlyoutItem(item, inflater.getType());
  };
  inflater.disposeItem = (item) => {
    const element = item.getElement();
    if (!(element instanceof Blockly.FlyoutButton)) return disposeItem(item);
    const kind = element instanceof MonitorCheckbox ? BOX : kindOf(element.info);
    element.getSvgRoot().remove();
    away.set(kind, [...(away.get(kind) ?? []), element]);
  };
}

/** A tick box can stand for any variable or list. */
const BOX = "";

function kindOf(entry: object): string {
  return isCheckboxInfo(entry) ? BOX : JSON.stringify(entry);
}
