// One tab a project: whoever opens it first holds it. Where the browser has no locks, nobody does.

/** Resolves to a function that lets go, or null when another tab has the project open. */
export async function holdProject(id: string): Promise<(() => void) | null> {
  if (!("locks" in navigator)) return () => undefined;
  return new Promise((resolve) => {
    void navigator.locks.request(`blockprop/${id}`, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => resolve(release));
    });
  });
}
