// Loads what runs scripts and teaches networks, and the WebAssembly kernels that one needs, side by side and
// once each: files of the page's own. Where there are no kernels the specification computes, slower.
import type { RunTools } from "#host/run-tools";
import { fetchKernels } from "./kernel-files.ts";

type Precision = Parameters<RunTools["useKernels"]>[0];

/** Rejects when the page's own code cannot be had. */
export async function loadRunTools(): Promise<RunTools> {
  const { provideRunTools } = await import("#host/run-tools");
  return provideRunTools();
}

const loading = new Map<Precision, Promise<void>>();

/**
 * Resolves when networks of this precision can be made. Rejects when the page's own code cannot be
 * had; it may then be tried again.
 */
export function loadKernelsFor(precision: Precision = "float64"): Promise<void> {
  const known = loading.get(precision);
  if (known !== undefined) return known;
  const work = load(precision);
  loading.set(precision, work);
  work.catch(() => loading.delete(precision));
  return work;
}

async function load(precision: Precision): Promise<void> {
  const wanted = precision === "float32" ? "float32-relaxed" : precision;
  const fetching = fetchKernels(wanted);
  const { useKernels } = await loadRunTools();
  try {
    await useKernels(precision, (name) => (name === wanted ? fetching : fetchKernels(name)));
  } catch {
    // The machine refuses to compile them: the specification computes.
  }
}
