// Work put off to the next frame, once however often it is asked for; and resting between pieces
// of long work so that the page can draw and answer. Knows nothing of Blockly.

export interface Frames {
  /** Does the work of that name in the next frame; a later request replaces it. */
  request(name: string, work: () => void): void;
  /** Forgets what has not been done yet. */
  cancel(): void;
}

export function createFrames(): Frames {
  const waiting = new Map<string, () => void>();
  let frame = 0;

  function run(): void {
    frame = 0;
    const now = [...waiting.values()];
    waiting.clear();
    for (const work of now) work();
  }

  return {
    request(name, work) {
      waiting.set(name, work);
      if (frame === 0) frame = requestAnimationFrame(run);
    },
    cancel() {
      waiting.clear();
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}

/** How long work may go on before the page gets its turn. */
const WORK_MS = 12;

/**
 * A pause to await between pieces of work: returns at once until WORK_MS are over, then after the
 * page had its turn. False when the work is no longer wanted.
 */
export function createRest(isWanted: () => boolean): () => Promise<boolean> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started > WORK_MS) {
      await nextTask();
      started = performance.now();
    }
    // Not before whoever began this work had the word: they may begin other work at once.
    await null;
    return isWanted();
  };
}

/** Resolves after the page had its turn. */
export function nextTask(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
