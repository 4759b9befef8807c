// Where a speech bubble goes: beside the point it belongs to, inside the stage, on the left when
// there is no room on the right. Pure arithmetic in stage units.

export interface BubblePlace {
  /** From the stage's top left corner. */
  readonly left: number;
  readonly top: number;
  /** On which side of the point the bubble is. */
  readonly side: "left" | "right";
}

const STAGE = { width: 480, height: 360 } as const;
/** The tail reaches down so far under the bubble. */
const TAIL = 12;
const MARGIN = 2;

/** `point` has its origin in the middle of the stage and y upwards. */
export function placeBubble(
  point: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): BubblePlace {
  const across = STAGE.width / 2 + point.x;
  const down = STAGE.height / 2 - point.y;
  const side = across + size.width > STAGE.width - MARGIN ? "left" : "right";
  const left = side === "right" ? across : across - size.width;
  return {
    left: inside(left, STAGE.width - size.width),
    top: inside(down - size.height - TAIL, STAGE.height - size.height - TAIL),
    side,
  };
}

function inside(at: number, most: number): number {
  return Math.max(MARGIN, Math.min(most - MARGIN, at));
}
