// What the page and the worker that makes GIFs say to each other. Types only.
import type { Catalogue } from "#program/messages";
import type { GifAsked } from "./chart-gif.ts";

/** To the worker, once; `messages` are the words that stand in the pictures. */
export interface GifOrder extends GifAsked {
  readonly messages: Catalogue;
}

/** From the worker: after each frame, and at the end. */
export type GifNews =
  | { readonly kind: "frame"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly bytes: Uint8Array<ArrayBuffer> };
