// Text in a live region that changes at most so often: the first change shows at once, later ones
// are held back and the newest wins, so that a screen reader is not flooded.
import { setText } from "#ui/element";

export interface ThrottledText {
  set(text: string): void;
  destroy(): void;
}

export function createThrottledText(el: Element, pauseMs: number): ThrottledText {
  let wanted = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    if (el.textContent === wanted) return;
    setText(el, wanted);
    timer = setTimeout(show, pauseMs);
  };
  return {
    set: (text) => {
      wanted = text;
      if (timer === undefined) show();
    },
    destroy: () => clearTimeout(timer),
  };
}
