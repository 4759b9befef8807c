// Paints a network: lines as wide and as strongly coloured as their weights, circles filled by their outputs,
// the weights into the first layer as pictures, and how likely each label is. Knows nothing of clicks.
import type { Look, NeuronPlace } from "#program/look";
import { divergingText, largestSize, outputLimit, paintDiverging } from "./diverging.ts";
import { drawGrey } from "./grey-canvas.ts";
import type { NetworkPlaces, PictureRoom } from "./network-places.ts";
import { showOutput, showPercent } from "./show-number.ts";

/** Lines thinner than this share of the thickest are left out. */
const LEAST_LINE = 0.06;
const INK = "#20304f";
const SOFT = "#55637f";

export interface NetworkPaint {
  readonly look: Look;
  readonly places: NetworkPlaces;
  readonly room: PictureRoom;
  readonly chosen: NeuronPlace;
  /** Words above each column, one or two lines. */
  readonly captions: readonly (readonly string[])[];
}

/** Small canvases that pictures are made on before they are enlarged. */
export interface Scratch {
  readonly sample: HTMLCanvasElement;
  readonly weights: HTMLCanvasElement;
}

export function paintNetwork(
  context: CanvasRenderingContext2D,
  paint: NetworkPaint,
  scratch: Scratch,
): void {
  context.clearRect(0, 0, paint.room.width, paint.room.height);
  paintLines(context, paint);
  paintSample(context, paint, scratch.sample);
  paintPictures(context, paint, scratch.weights);
  paintNeurons(context, paint);
  paintOutputs(context, paint);
  paintCaptions(context, paint);
}

function paintLines(context: CanvasRenderingContext2D, paint: NetworkPaint): void {
  const { look, places, chosen } = paint;
  context.lineCap = "round";
  look.columns.forEach(({ lines, shown }, l) => {
    const limit = lines === null ? 0 : largestSize(lines);
    if (lines === null) paintFan(context, paint, l);
    if (lines === null || limit === 0) return;
    const to = places.neurons[l];
    const from = l === 0 ? places.inputs : places.neurons[l - 1];
    for (let i = 0; i < from.length; i++) {
      for (let k = 0; k < shown.length; k++) {
        const share = lines[i * shown.length + k] / limit;
        const size = Math.abs(share);
        if (size < LEAST_LINE) continue;
        const isInto = chosen.layer === l && chosen.unit === to[k].unit;
        context.globalAlpha = isInto ? 1 : 0.12 + 0.55 * size;
        context.strokeStyle = divergingText(share < 0 ? -1 : 1);
        context.lineWidth = 0.5 + 3.2 * size;
        // Not told by colour alone.
        context.setLineDash(share < 0 ? [5, 4] : []);
        context.beginPath();
        context.moveTo(from[i].x, from[i].y);
        context.lineTo(to[k].x, to[k].y);
        context.stroke();
      }
    }
  });
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Inputs that are a picture: that all of them go to each neuron. */
function paintFan(
  context: CanvasRenderingContext2D,
  { places }: NetworkPaint,
  layer: number,
): void {
  const { sample, picture, radius } = places;
  context.strokeStyle = "#d3dbea";
  context.lineWidth = 1;
  for (const { x, y } of places.neurons[layer]) {
    context.beginPath();
    context.moveTo(sample.x + sample.size + 3, sample.y + sample.size / 2);
    context.lineTo(x - radius - picture - 4, y);
    context.stroke();
  }
}

function paintSample(
  context: CanvasRenderingContext2D,
  { look, places }: NetworkPaint,
  scratch: HTMLCanvasElement,
): void {
  const { x, y, size } = places.sample;
  if (size > 0) {
    context.fillStyle = "#10141f";
    context.fillRect(x - 1, y - 1, size + 2, size + 2);
    if (look.sample === null) return;
    const { picture } = look.sample;
    drawGrey(scratch, picture);
    context.imageSmoothingEnabled = false;
    if (picture.height > 1) context.drawImage(scratch, x, y, size, size);
    return;
  }
  const inputs = look.sample?.inputs ?? null;
  const limit = inputs === null ? 0 : largestSize(inputs);
  places.inputs.forEach((spot, i) => {
    const value = inputs?.[i] ?? 0;
    circle(context, { ...spot, radius: places.radius }, limit === 0 ? 0 : value / limit);
    if (inputs === null) return;
    context.fillStyle = SOFT;
    context.font = "10px Helvetica, Arial, sans-serif";
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillText(showOutput(value), spot.x - places.radius - 3, spot.y);
  });
}

function paintPictures(
  context: CanvasRenderingContext2D,
  { look, places, chosen }: NetworkPaint,
  scratch: HTMLCanvasElement,
): void {
  const { pictures } = look.columns[0];
  const { picture: size, radius } = places;
  if (pictures === null || size < 4) return;
  const small = scratch.getContext("2d");
  if (small === null) return;
  const side = Math.sqrt(look.inputs);
  if (scratch.width !== side) scratch.width = side;
  if (scratch.height !== side) scratch.height = side;
  const image = small.createImageData(side, side);
  context.imageSmoothingEnabled = false;
  for (const { k, x, y, unit } of places.neurons[0]) {
    const from = k * look.inputs;
    const count = look.inputs;
    const limit = largestSize(pictures.subarray(from, from + count));
    paintDiverging(image.data, pictures, { limit, from, count });
    small.putImageData(image, 0, 0);
    const left = x - radius - size - 2;
    context.drawImage(scratch, left, y - size / 2, size, size);
    const isChosen = chosen.layer === 0 && chosen.unit === unit;
    context.strokeStyle = isChosen ? INK : "#b9c4d8";
    context.lineWidth = isChosen ? 2 : 1;
    context.strokeRect(left, y - size / 2, size, size);
  }
}

function paintNeurons(context: CanvasRenderingContext2D, paint: NetworkPaint): void {
  const { look, places, chosen } = paint;
  look.columns.forEach(({ outputs, activation }, l) => {
    const limit = outputs === null ? 0 : outputLimit(activation, outputs);
    for (const { k, x, y, unit } of places.neurons[l]) {
      const share = outputs === null || limit === 0 ? 0 : outputs[k] / limit;
      const isChosen = chosen.layer === l && chosen.unit === unit;
      if (isChosen) {
        context.strokeStyle = "#7a4fd0";
        context.lineWidth = 3;
        ring(context, x, y, places.radius + 3);
        context.stroke();
      }
      circle(context, { x, y, radius: places.radius }, share);
    }
  });
}

function circle(
  context: CanvasRenderingContext2D,
  { x, y, radius }: { x: number; y: number; radius: number },
  share: number,
): void {
  ring(context, x, y, radius);
  context.fillStyle = divergingText(share);
  context.fill();
  context.strokeStyle = "#6c7a94";
  context.lineWidth = 1.2;
  context.stroke();
}

function ring(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** The label of each output, and a bar with its share. */
function paintOutputs(context: CanvasRenderingContext2D, { look, places }: NetworkPaint): void {
  const spots = places.neurons[look.columns.length - 1];
  const prediction = look.sample?.prediction ?? null;
  const isShare = prediction?.confidence != null;
  const labels = prediction?.labels ?? [];
  // A single output is the probability of label 1, or a number without a label.
  const names = spots.length === 1 ? labels.slice(1) : labels;
  const { from, to } = places.bars;
  context.textBaseline = "middle";
  // In a low picture a row is no higher than its neuron's place.
  const size = Math.min(12, places.gap);
  const bar = Math.min(8, places.gap - 3);
  for (const { unit, x, y } of spots) {
    const isPredicted = prediction !== null && names[unit] === prediction.label;
    const value =
      spots.length === 1 ? look.columns.at(-1)?.outputs?.[0] : prediction?.outputs[unit];
    context.font = `${isPredicted ? 700 : 400} ${size}px Helvetica, Arial, sans-serif`;
    context.fillStyle = INK;
    context.textAlign = "left";
    context.fillText((names[unit] ?? "").slice(0, 6), x + places.radius + 8, y);
    if (value === undefined) continue;
    if (isShare) {
      context.fillStyle = "#e6ebf5";
      context.fillRect(from, y - bar / 2, to - from, bar);
      context.fillStyle = isPredicted ? "#2f6fd0" : "#9fb6dd";
      context.fillRect(from, y - bar / 2, (to - from) * Math.max(0, Math.min(1, value)), bar);
    }
    context.fillStyle = INK;
    context.fillText(isShare ? `${showPercent(value)} %` : showOutput(value), to + 5, y);
  }
}

function paintCaptions(context: CanvasRenderingContext2D, paint: NetworkPaint): void {
  const { places, captions, room } = paint;
  const [first, second] = places.captions;
  const between = second === undefined ? room.width : second.x - first.x;
  context.textBaseline = "alphabetic";
  captions.forEach((lines, l) => {
    const { x, y } = places.captions[l];
    context.textAlign = "center";
    lines.forEach((line, n) => {
      context.font = `${n === 0 ? 600 : 400} 11.5px Helvetica, Arial, sans-serif`;
      context.fillStyle = n === 0 ? INK : SOFT;
      context.fillText(line, x, y + 13 * n, between - 8);
    });
  });
}
