// Blockly makes an AudioContext with each workspace, for the beep that says "no further" to the keyboard. The
// browser takes some 50 ms for one: here the first beep makes it.

/** Whatever `act` makes, its sound is made ready when it is first needed. */
export function withLateAudio<T>(act: () => T): T {
  const { AudioContext: Real } = window;
  if (Real === undefined) return act();
  const makeLate = function makeLate() {
    let made: AudioContext | null = null;
    return new Proxy({} as AudioContext, {
      get(_, name) {
        made ??= new Real();
        const value: unknown = Reflect.get(made, name);
        return typeof value === "function" ? value.bind(made) : value;
      },
    });
  };
  Object.assign(window, { AudioContext: makeLate });
  try {
    return act();
  } finally {
    Object.assign(window, { AudioContext: Real });
  }
}
