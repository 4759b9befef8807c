// Looks at something again and again, once at a time: what is asked for meanwhile is one more look afterwards. No
// DOM.

export interface LatestLook {
  /** Looks as soon as the look under way is over; resolves when there is no more to look at. */
  now(): Promise<void>;
  /** The same a little later, however often it is asked for until then. */
  soon(): void;
  /** Looks no more. */
  stop(): void;
}

export function createLatestLook(look: () => Promise<void>, waitMs: number): LatestLook {
  let looking: Promise<void> | null = null;
  let isStale = false;
  let isWaiting = false;
  let isOver = false;

  async function lookOn(): Promise<void> {
    while (isStale && !isOver) {
      isStale = false;
      await look();
    }
  }

  function now(): Promise<void> {
    isStale = true;
    looking ??= lookOn().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    now,
    soon() {
      if (isWaiting || isOver) return;
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        if (!isOver) void now();
      }, waitMs);
    },
    stop() {
      isOver = true;
    },
  };
}
