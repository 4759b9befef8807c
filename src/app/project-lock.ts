// One tab a project: whoever opens it first holds it. Where the browser has no locks, nobody does.

/** A page that is being closed holds its project until the browser has cleared it away. */
const CLOSING_MS = 1000;
/** After a reload that page is this one, as it was before: on a busy machine it takes its time. */
const RELOADING_MS = 15_000;

let isFirst = true;

/** Resolves to a function that lets go, or null when another tab has the project open. */
export async function holdProject(id: string): Promise<(() => void) | null> {
  if (!("locks" in navigator)) return () => undefined;
  const signal = AbortSignal.timeout(isFirst && wasReloaded() ? RELOADING_MS : CLOSING_MS);
  isFirst = false;
  return new Promise((resolve) => {
    const held = navigator.locks.request(
      `blockprop/${id}`,
      { signal },
      () => new Promise<void>((release) => resolve(release)),
    );
    held.catch(() => resolve(null));
  });
}

function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "reload";
}
