// Runs a `.sb3` file in the stock Scratch VM, on the clock and with the random numbers of stock-vm.ts.
import type { StockRuntime, StockTarget } from "scratch-vm";
import { vi } from "vitest";
import type { Value } from "#program/program";
import { type Picture, stockPicture } from "./picture.ts";
import { RecordingRenderer } from "./recording-renderer.ts";
import { loadStock, runStockProject } from "./stock-vm.ts";
import type { Trial } from "./trial.ts";

/** What happens to a project from outside, and its random numbers. Names as on the command line. */
export interface FileTrial extends Partial<Omit<Trial, "saved">> {
  readonly seed?: number;
  readonly variables?: Readonly<Record<string, Value>>;
  readonly lists?: Readonly<Record<string, readonly Value[]>>;
}

/** What a project leaves behind; what belongs to a sprite has its name before its own: `Sprite.name`. */
export interface FileRemains {
  readonly ended: string;
  readonly variables: Readonly<Record<string, Value>>;
  readonly lists: Readonly<Record<string, readonly Value[]>>;
  /** How each sprite looks, by its name. */
  readonly looks: Readonly<Record<string, Picture["state"]>>;
  readonly pen: Pick<Picture, "cleared" | "marks">;
}

/** Clicks the flag and waits for the end of all scripts, or until all wait for ever. */
export async function runStockFile(sb3: Uint8Array, trial: FileTrial = {}): Promise<FileRemains> {
  const renderer = new RecordingRenderer();
  const runtime = await loadStockFile(sb3, renderer);
  for (const [name, value] of Object.entries(trial.variables ?? {})) {
    variableOf(runtime, name).value = value;
  }
  for (const [name, items] of Object.entries(trial.lists ?? {})) {
    variableOf(runtime, name).value = [...items];
  }
  const { ended, seen } = await runStockProject(
    { runtime, renderer, look: () => looksOf(runtime, renderer) },
    trial.seed ?? 1,
    trial,
  );
  return { ended, ...dataOf(runtime), ...seen };
}

/** Any `.sb3`, with bitmaps too. */
export async function loadStockFile(
  sb3: Uint8Array,
  renderer: RecordingRenderer,
): Promise<StockRuntime> {
  // The VM puts each bitmap on a canvas; nobody looks at them here, only their sizes count.
  vi.stubGlobal("createImageBitmap", async (blob: Blob) => sizeOfPng(await blob.arrayBuffer()));
  vi.stubGlobal("document", {
    createElement: () => ({ getContext: () => ({ drawImage: () => {} }) }),
  });
  try {
    return await loadStock(sb3, renderer);
  } finally {
    vi.unstubAllGlobals();
  }
}

function sizeOfPng(bytes: ArrayBuffer): { readonly width: number; readonly height: number } {
  const header = new DataView(bytes);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}

function variableOf({ targets }: StockRuntime, name: string) {
  for (const target of targets) {
    for (const one of Object.values(target.variables)) {
      if (nameOf(target, one.name) === name && one.type !== "broadcast_msg") return one;
    }
  }
  throw new Error(`Scratch has no "${name}"`);
}

const nameOf = (target: StockTarget, name: string) =>
  target.isStage ? name : `${target.getName()}.${name}`;

function dataOf({ targets }: StockRuntime) {
  const variables: Record<string, Value> = {};
  const lists: Record<string, readonly Value[]> = {};
  for (const target of targets) {
    for (const { name, type, value } of Object.values(target.variables)) {
      if (type === "broadcast_msg") continue;
      if (Array.isArray(value)) lists[nameOf(target, name)] = value;
      else variables[nameOf(target, name)] = value;
    }
  }
  return { variables, lists };
}

function looksOf({ targets }: StockRuntime, renderer: RecordingRenderer) {
  const looks = targets.map((target): [string, Picture["state"]] => [
    target.getName(),
    stockPicture(target, renderer).state,
  ]);
  return {
    looks: Object.fromEntries(looks),
    pen: { cleared: renderer.cleared, marks: [...renderer.marks] },
  };
}
