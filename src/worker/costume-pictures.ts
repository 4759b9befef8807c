// The pictures of all costumes as they are to be drawn: with their effects, which are computed anew
// only when they change. Knows canvases, not the stage.
import type { Effects } from "#host/stage-picture";
import { applyEffects, effectsKey } from "./sprite-effects.ts";

export type Picture = ImageBitmap | OffscreenCanvas;

/** Pixels kept of costumes with effects: 32 MB of memory. */
const MOST_PIXELS = 8_000_000;

interface Kept {
  readonly picture: OffscreenCanvas;
  readonly pixels: number;
}

export class CostumePictures {
  private readonly pictures = new Map<string, readonly (ImageBitmap | null)[]>();
  /** Newest last, by target, costume and effects. */
  private readonly kept = new Map<string, Kept>();
  private keptPixels = 0;

  /** The pictures of a target's costumes, in their order. The former ones are closed. */
  set(target: string, pictures: readonly (ImageBitmap | null)[]): void {
    for (const old of this.pictures.get(target) ?? []) {
      if (!pictures.includes(old)) old?.close();
    }
    this.pictures.set(target, pictures);
    this.forget(`${target}\n`);
  }

  /** Null where there is none. `unitsWide`: the costume's width in stage units. */
  get(
    { target, costume, unitsWide }: { target: string; costume: number; unitsWide: number },
    effects: Readonly<Effects>,
  ): Picture | null {
    const bitmap = this.pictures.get(target)?.[costume] ?? null;
    const effect = bitmap === null ? "" : effectsKey(effects);
    if (bitmap === null || effect === "") return bitmap;
    const key = `${target}\n${costume}\n${effect}`;
    const found = this.kept.get(key);
    const kept = found ?? {
      picture: withEffects(bitmap, effects, bitmap.width / unitsWide),
      pixels: bitmap.width * bitmap.height,
    };
    // Moved to the end, or new there.
    this.kept.delete(key);
    this.kept.set(key, kept);
    if (found === undefined) this.makeRoom(kept.pixels);
    return kept.picture;
  }

  private makeRoom(pixels: number): void {
    this.keptPixels += pixels;
    for (const [key, old] of this.kept) {
      if (this.keptPixels <= MOST_PIXELS || this.kept.size === 1) return;
      this.kept.delete(key);
      this.keptPixels -= old.pixels;
    }
  }

  private forget(prefix: string): void {
    for (const [key, { pixels }] of this.kept) {
      if (!key.startsWith(prefix)) continue;
      this.kept.delete(key);
      this.keptPixels -= pixels;
    }
  }
}

function withEffects(
  bitmap: ImageBitmap,
  effects: Readonly<Effects>,
  scale: number,
): OffscreenCanvas {
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return canvas;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const changed = applyEffects({ data, width, height, scale }, effects);
  context.putImageData(
    new ImageData(changed as Uint8ClampedArray<ArrayBuffer>, width, height),
    0,
    0,
  );
  return canvas;
}
