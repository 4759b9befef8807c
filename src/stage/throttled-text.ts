// Text in a live region: what matters shows at once, small changes wait a little and the newest
// wins, so that a screen reader is not flooded.
import { setText } from "#ui/element";

export interface ThrottledText {
  now(text: string): void;
  /** Shows it after the pause, unless something newer came. */
  soon(text: string): void;
  destroy(): void;
}

export function createThrottledText(el: Element, pauseMs: number): ThrottledText {
  let wanted = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    setText(el, wanted);
  };
  return {
    now: (text) => {
      wanted = text;
      clearTimeout(timer);
      show();
    },
    soon: (text) => {
      wanted = text;
      if (el.textContent !== text) timer ??= setTimeout(show, pauseMs);
    },
    destroy: () => clearTimeout(timer),
  };
}
