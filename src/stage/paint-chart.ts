// Paints a chart onto a canvas: grid, ticks, lines, and for a picture that leaves the page its title
// and legend. The same paint serves the stage, the PNG and every frame of the GIF. It knows no
// elements and no events.
import { text } from "#program/messages";
import { placeOn, tickStep, ticksOf } from "./axis.ts";
import { showTick } from "./chart-data.ts";
import type { ChartLine, ChartPicture } from "./chart-lines.ts";
import { showCount } from "./show-number.ts";

const WORDS_COLOUR = "#55637f";
const GRID_COLOUR = "#e6ebf5";
const FAMILY = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
/** Points of a line stroked at a time: 4,000 noisy ones take 3 ms in pieces and 10 ms in one. */
const PIECE = 200;
const ALPHA = { bold: 1, faint: 0.35, ghost: 0.75 } as const;

/** A rectangle; all lengths here are CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the lines are drawn: the distances of chart.css, which draws the axes before there are points. */
export function plotArea({ left, top, width, height }: Box, font: number): Box {
  return {
    left: left + 3.9 * font,
    top: top + 0.7 * font,
    width: Math.max(1, width - 4.8 * font),
    height: Math.max(1, height - 3.55 * font),
  };
}

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints into the box; `font` is the size of the words, and everything else follows it. */
export function paintChart(
  context: Context,
  picture: ChartPicture,
  at: { readonly box: Box; readonly font: number },
): void {
  const { box, font } = at;
  const area = plotArea(box, font);
  const x = (value: number) => area.left + placeOn(picture.samples, value) * area.width;
  const y = (value: number) => area.top + (1 - placeOn(picture.values, value)) * area.height;
  context.save();
  context.font = `500 ${font}px ${FAMILY}`;
  paintAxes(context, picture, { area, font, x, y });
  context.beginPath();
  context.rect(area.left, area.top - 1, area.width + font * 0.4, area.height + 2);
  context.clip();
  for (const line of picture.lines) {
    context.globalAlpha = ALPHA[line.weight];
    if (line.kind === "dots") paintDots(context, line, { area, font, x, y });
    else paintLine(context, line, { area, font, x, y });
  }
  context.globalAlpha = 1;
  paintTags(context, picture.lines, { area, font, x, y });
  context.restore();
}

interface Places {
  readonly area: Box;
  readonly font: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function paintAxes(context: Context, picture: ChartPicture, { area, font, x, y }: Places): void {
  const { chart, samples, values } = picture;
  context.strokeStyle = GRID_COLOUR;
  context.fillStyle = WORDS_COLOUR;
  context.lineWidth = 1;
  const crisp = (place: number) => Math.round(place) + 0.5;
  context.beginPath();
  context.textAlign = "center";
  context.textBaseline = "top";
  const across = Math.max(2, Math.floor(area.width / (font * 5)));
  const bottom = area.top + area.height;
  // Samples are counted: no ticks between whole numbers.
  const whole = ticksOf(samples, across).filter((tick) => Number.isInteger(tick));
  for (const tick of whole) {
    context.moveTo(crisp(x(tick)), area.top);
    context.lineTo(crisp(x(tick)), bottom);
    context.fillText(showCount(tick), x(tick), bottom + 3);
  }
  context.fillText(text("chart.samples"), area.left + area.width / 2, bottom + font * 1.6);
  context.textAlign = "right";
  context.textBaseline = "middle";
  const up = Math.max(2, Math.floor(area.height / (font * 2)));
  const step = values.isLog ? 0 : tickStep(values, up);
  for (const tick of ticksOf(values, up)) {
    context.moveTo(area.left, crisp(y(tick)));
    context.lineTo(area.left + area.width, crisp(y(tick)));
    context.fillText(showTick(chart, tick, step), area.left - 3, y(tick));
  }
  context.stroke();
}

/** Small squares on whole pixels: thousands of them are far cheaper to fill than circles. */
function paintDots(context: Context, line: ChartLine, { font, area, x, y }: Places): void {
  const side = Math.max(2, Math.round(font / 5));
  const right = area.left + area.width + side;
  if (line.weight === "bold") context.globalAlpha = 0.55;
  context.fillStyle = line.colour;
  for (let i = 0; i < line.x.length; i++) {
    const left = x(line.x[i]);
    if (left < area.left - side || left > right) continue;
    const top = y(line.y[i]);
    if (!Number.isFinite(top)) continue;
    context.fillRect(Math.round(left - side / 2), Math.round(top - side / 2), side, side);
  }
}

function paintLine(context: Context, line: ChartLine, places: Places): void {
  const { font, x, y } = places;
  // Thousands of samples make a line that would hide the others.
  const thick = Math.max(1.5, font / 6) * (line.series === "sample" ? 0.6 : 1);
  context.strokeStyle = line.colour;
  context.fillStyle = line.colour;
  context.lineJoin = "round";
  context.lineWidth = line.weight === "ghost" ? Math.max(1, thick * 0.6) : thick;
  context.setLineDash(line.isDashed ? [font * 0.5, font * 0.3] : []);
  context.beginPath();
  // In one piece dashes go on evenly.
  let left = line.isDashed ? Number.POSITIVE_INFINITY : PIECE;
  let isDown = false;
  for (let i = 0; i < line.x.length; i++) {
    const across = x(line.x[i]);
    const top = y(line.y[i]);
    // What has no place, as 0 on a logarithmic axis, is a gap.
    if (!Number.isFinite(top)) isDown = false;
    else if (isDown) context.lineTo(across, top);
    else context.moveTo(across, top);
    isDown = Number.isFinite(top);
    left -= 1;
    if (left > 0) continue;
    context.stroke();
    context.beginPath();
    if (isDown) context.moveTo(across, top);
    left = PIECE;
  }
  context.stroke();
  context.setLineDash([]);
  if (line.marker !== "none") paintMarks(context, line, places);
}

function paintMarks(context: Context, line: ChartLine, { font, x, y }: Places): void {
  context.beginPath();
  for (let i = 0; i < line.x.length; i++) {
    const top = y(line.y[i]);
    if (!Number.isFinite(top)) continue;
    paintMark(context, line.marker, { left: x(line.x[i]), top, size: font * 0.26 });
  }
  context.fill();
}

function paintMark(
  context: Context,
  marker: ChartLine["marker"],
  { left, top, size }: { readonly left: number; readonly top: number; readonly size: number },
): void {
  if (marker === "disc") {
    context.moveTo(left + size, top);
    context.arc(left, top, size, 0, 2 * Math.PI);
  } else if (marker === "diamond") {
    const far = size * 1.4;
    context.moveTo(left, top - far);
    context.lineTo(left + far, top);
    context.lineTo(left, top + far);
    context.lineTo(left - far, top);
    context.closePath();
  }
}

/** The number of each earlier run, on the last point of its line that is seen; none on another. */
function paintTags(context: Context, lines: readonly ChartLine[], places: Places): void {
  const { area, font } = places;
  const taken: Box[] = [];
  context.fillStyle = WORDS_COLOUR;
  context.strokeStyle = "#ffffff";
  context.lineWidth = font * 0.3;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const line of lines) {
    const end = lastSeen(line, places);
    if (line.run === null || end === null) continue;
    const tag = String(line.run.number);
    const width = context.measureText(tag).width + font * 0.4;
    const height = font * 1.1;
    let left = Math.min(end.left, area.left + area.width - width);
    const top = Math.max(area.top, Math.min(area.top + area.height - height, end.top - height / 2));
    const isTaken = () =>
      taken.some((one) => Math.abs(one.left - left) < width && Math.abs(one.top - top) < height);
    while (left > area.left && isTaken()) left -= width;
    taken.push({ left, top, width, height });
    // White around the figures, so that they can be read upon lines.
    context.strokeText(tag, left + width / 2, top + height / 2);
    context.fillText(tag, left + width / 2, top + height / 2);
  }
}

function lastSeen(line: ChartLine, { area, x, y }: Places): Pick<Box, "left" | "top"> | null {
  for (let i = line.x.length - 1; i >= 0; i--) {
    const left = x(line.x[i]);
    const top = y(line.y[i]);
    const isSeen = left >= area.left && left <= area.left + area.width;
    if (isSeen && Number.isFinite(top)) return { left, top };
  }
  return null;
}

/**
 * Title and legend, for a picture without a page around it, from the top left corner of the box;
 * returns the height they took.
 */
export function paintHeading(
  context: Context,
  {
    title,
    lines,
    notes,
  }: {
    readonly title: string;
    readonly lines: readonly ChartLine[];
    readonly notes: readonly string[];
  },
  { box, font }: { readonly box: Box; readonly font: number },
): number {
  const right = box.left + box.width;
  const lineHeight = font * 1.5;
  let left = box.left;
  let middle = box.top + lineHeight / 2;
  context.save();
  context.textAlign = "left";
  context.textBaseline = "middle";
  const write = (words: string, key: ((at: number) => void) | null) => {
    const keyWidth = key === null ? 0 : font * 2.2;
    const width = keyWidth + context.measureText(words).width + font;
    if (left + width - font > right && left > box.left) {
      left = box.left;
      middle += lineHeight;
    }
    key?.(left);
    context.fillStyle = WORDS_COLOUR;
    context.fillText(words, left + keyWidth, middle);
    left += width;
  };
  const keyOf = (line: ChartLine) => (at: number) =>
    paintKey(context, line, { left: at, top: middle, font });
  context.font = `700 ${font * 1.15}px ${FAMILY}`;
  write(title, null);
  context.font = `500 ${font}px ${FAMILY}`;
  for (const line of lines) {
    if (line.weight === "bold") write(line.name, keyOf(line));
  }
  const named = new Set<number>();
  for (const line of lines) {
    if (line.run === null || named.has(line.run.number)) continue;
    named.add(line.run.number);
    const { number, name } = line.run;
    write(text("chart.legendRun", { number, name }), keyOf({ ...line, isDashed: false }));
  }
  for (const note of notes) write(note, null);
  context.restore();
  return middle + lineHeight / 2 - box.top;
}

function paintKey(
  context: Context,
  line: ChartLine,
  { left, top, font }: { readonly left: number; readonly top: number; readonly font: number },
): void {
  context.fillStyle = line.colour;
  context.strokeStyle = line.colour;
  const end = left + font * 1.8;
  if (line.kind === "dots") {
    for (const part of [0.1, 0.45, 0.8])
      context.fillRect(left + (end - left) * part, top - 1.5, 3, 3);
    return;
  }
  context.lineWidth = line.weight === "ghost" ? 1 : Math.max(1.5, font / 6);
  context.setLineDash(line.isDashed ? [font * 0.5, font * 0.3] : []);
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(end, top);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  paintMark(context, line.marker, { left: (left + end) / 2, top, size: font * 0.26 });
  context.fill();
}
