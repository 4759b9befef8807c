// Where the neurons of a network stand in its picture: a column for each layer, the sample left, what the
// outputs say right. Pure.
import type { LookedColumn } from "#program/look";

export interface NeuronSpot {
  readonly layer: number;
  readonly unit: number;
  /** Its place in `LookedColumn.shown`. */
  readonly k: number;
  /** The middle of its circle. */
  readonly x: number;
  readonly y: number;
}

export interface InputSpot {
  readonly x: number;
  readonly y: number;
}

export interface NetworkPlaces {
  readonly neurons: readonly (readonly NeuronSpot[])[];
  /** The circles of the inputs where each is drawn; empty where they are a picture. */
  readonly inputs: readonly InputSpot[];
  readonly radius: number;
  /** The sample's square, or the room for its bars. */
  readonly sample: { readonly x: number; readonly y: number; readonly size: number };
  /** From one neuron of the fullest column to the next. */
  readonly gap: number;
  /** Side of the pictures of weights, left of their circles. */
  readonly picture: number;
  /** Where the bars of the outputs begin and end. */
  readonly bars: { readonly from: number; readonly to: number };
  /** Lines of text above each column. */
  readonly captions: readonly { readonly x: number; readonly y: number }[];
}

export interface PictureRoom {
  readonly width: number;
  readonly height: number;
}

/** From one neuron of a column to the next. */
const WIDEST_GAP = 54;

/** `inputs`: how many inputs are drawn one by one; 0 where the sample is a picture. */
export function placeNetwork(
  columns: readonly LookedColumn[],
  { width, height }: PictureRoom,
  inputs: number,
): NetworkPlaces {
  const head = height < 180 ? 15 : 32;
  const room = height - head - 4;
  const most = Math.max(inputs, ...columns.map(({ shown }) => shown.length));
  const gap = Math.min(room / most, WIDEST_GAP);
  const radius = Math.max(3, Math.min(14, gap * 0.36));
  const hasPictures = columns[0].pictures !== null;
  const picture = hasPictures ? Math.min(48, spread(room, columns[0].shown.length) - 3) : 0;
  const size = inputs > 0 ? 0 : Math.min(112, room);
  const labels = Math.min(150, width * 0.22);
  const left = inputs > 0 ? radius + 24 : size + 34 + picture + radius;
  const right = width - labels - radius;
  const last = columns.length - 1;
  const atX = (l: number) => {
    if (inputs > 0) return left + ((right - left) * (l + 1)) / (last + 1);
    return last === 0 ? right : left + ((right - left) * l) / last;
  };
  const column = (count: number) => {
    const between = Math.min(spread(room, count), WIDEST_GAP);
    const top = head + (room - between * count) / 2 + between / 2;
    return (k: number) => top + k * between;
  };
  const neurons = columns.map(({ layer, shown }, l) => {
    const y = column(shown.length);
    return Array.from(shown, (unit, k) => ({ layer, unit, k, x: atX(l), y: y(k) }));
  });
  const inputY = column(Math.max(1, inputs));
  return {
    neurons,
    inputs: Array.from({ length: inputs }, (_, k) => ({ x: left, y: inputY(k) })),
    radius,
    gap,
    sample: { x: 4, y: head + (room - size) / 2, size },
    picture,
    bars: { from: right + radius + 34, to: width - 40 },
    captions: columns.map((_, l) => ({ x: atX(l) - (l === 0 ? picture / 2 : 0), y: 12 })),
  };
}

function spread(room: number, count: number): number {
  return room / Math.max(1, count);
}
