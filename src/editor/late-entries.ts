// Blocks and tick boxes of the palette are made when they come near its view: until then an entry only
// keeps the room. The keyboard finds it all the same, since a step onto it makes it.
import * as Blockly from "blockly/core";

/** What a late entry has for an element: it can be moved, and nobody sees it. */
const blank = new Blockly.SeparatorFlyoutInflater();

interface Maker {
  readonly load: Blockly.IFlyoutInflater["load"];
  readonly flyout: Blockly.IFlyout;
  readonly kind: string;
}

export class LateEntry extends Blockly.FlyoutItem {
  /** What it will be made from. */
  info: object;
  /** Of its room, in workspace units. */
  readonly height: number;
  /** Makes it. */
  readonly make: () => Blockly.FlyoutItem;

  constructor(info: object, height: number, { load, flyout, kind }: Maker) {
    super(blank.load({}, flyout).getElement(), kind);
    this.info = info;
    this.height = height;
    this.make = () => load(this.info, flyout);
  }
}

/** Changes who makes such entries of a palette: they keep room of this height and are made later. */
export function makeLate(
  inflater: Blockly.IFlyoutInflater,
  flyout: Blockly.IFlyout,
  heightOf: (info: object) => number,
): void {
  const load = inflater.load.bind(inflater);
  const maker = { load, flyout, kind: inflater.getType() };
  inflater.load = (info) => new LateEntry(info, heightOf(info), maker);
}
