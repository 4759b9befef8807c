// Calls that may come every frame, passed on at most once in a while: the first at once, of those
// that follow too soon the newest, later.

export interface RareCalls<T> {
  call(value: T): void;
  destroy(): void;
}

export function createRareCalls<T>(pass: (value: T) => void, everyMs: number): RareCalls<T> {
  let waiting: { readonly value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ready = () => {
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    call(value);
  };
  const call = (value: T) => {
    if (timer !== undefined) waiting = { value };
    else {
      timer = setTimeout(ready, everyMs);
      pass(value);
    }
  };
  return { call, destroy: () => clearTimeout(timer) };
}
