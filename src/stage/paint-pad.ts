// Paints strokes and the keyboard's cursor on the pad's canvas: what the eye sees. What the
// network receives is made from the same strokes by the drawing layer, not from this canvas.
import { PAD_SIZE, type Stroke } from "#drawing/stroke";
import type { PadCursor } from "./pad-keys.ts";

const INK = "#20304f";
const CURSOR = "#7a4fd0";

export function paintPad(
  canvas: HTMLCanvasElement,
  strokes: readonly Stroke[],
  cursor: PadCursor | null,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.setTransform(canvas.width / PAD_SIZE, 0, 0, canvas.height / PAD_SIZE, 0, 0);
  context.clearRect(0, 0, PAD_SIZE, PAD_SIZE);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = INK;
  for (const { points, width } of strokes) {
    context.lineWidth = width;
    context.beginPath();
    const [first, ...rest] = points;
    if (first === undefined) continue;
    context.moveTo(first.x, first.y);
    if (rest.length === 0) context.lineTo(first.x, first.y);
    for (const point of rest) context.lineTo(point.x, point.y);
    context.stroke();
  }
  if (cursor !== null) paintCursor(context, cursor);
}

function paintCursor(context: CanvasRenderingContext2D, { at, isDown }: PadCursor): void {
  context.beginPath();
  context.arc(at.x, at.y, 13, 0, 2 * Math.PI);
  context.lineWidth = 5;
  context.strokeStyle = "#ffffff";
  context.stroke();
  context.lineWidth = 3;
  context.strokeStyle = CURSOR;
  context.fillStyle = CURSOR;
  if (isDown) context.fill();
  else context.stroke();
}
