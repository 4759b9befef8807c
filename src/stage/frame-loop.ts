// The stage's one animation frame: asked for as often as anyone likes, it comes once.

export interface FrameLoop {
  /** Draws in the next frame. */
  request(): void;
  stop(): void;
}

export function createFrameLoop(draw: () => void): FrameLoop {
  let handle = 0;
  return {
    request: () => {
      if (handle !== 0) return;
      handle = requestAnimationFrame(() => {
        handle = 0;
        draw();
      });
    },
    stop: () => {
      cancelAnimationFrame(handle);
      handle = 0;
    },
  };
}
