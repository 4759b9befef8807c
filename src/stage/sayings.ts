// Speech and thought bubbles beside sprites. Text only, wrapped as in Scratch; a screen reader hears
// what is said, at most once a second however fast it changes.
import "./sayings.css";
import { text } from "#program/messages";
import type { Saying } from "#program/run-event";
import { h, setText } from "#ui/element";
import { placeBubble } from "./place-bubble.ts";

const SPEAK_EVERY_MS = 1000;
/** Nobody reads more, and Scratch shows no more. */
const MAX_LENGTH = 330;

export interface Sayings {
  readonly el: HTMLElement;
  update(sayings: readonly Saying[]): void;
  destroy(): void;
}

interface Bubble {
  readonly el: HTMLElement;
  readonly words: HTMLElement;
}

export function createSayings(host: HTMLElement): Sayings {
  const el = h("div", {
    class: "sayings",
    role: "status",
    aria: { label: text("say.region"), live: "polite" },
  });
  host.append(el);
  const bubbles = new Map<string, Bubble>();
  const quiet = createQuiet(el, () => {
    // Set once more, so that what was not spoken is.
    for (const { words } of bubbles.values()) words.replaceChildren(words.textContent ?? "");
  });

  const bubbleOf = (target: string): Bubble => {
    let bubble = bubbles.get(target);
    if (bubble === undefined) {
      const words = h("span", { class: "saying-words" });
      bubble = { words, el: h("div", { class: "saying" }, words) };
      bubbles.set(target, bubble);
      el.append(bubble.el);
    }
    return bubble;
  };
  const show = ({ target, kind, text: said, x, y }: Saying) => {
    const bubble = bubbleOf(target);
    const words = said.length > MAX_LENGTH ? `${said.slice(0, MAX_LENGTH)}…` : said;
    if (bubble.words.textContent !== words) quiet.changed();
    setText(bubble.words, words);
    bubble.el.dataset.kind = kind;
    const unit = Math.max(1e-9, el.offsetWidth / 480);
    const { offsetWidth, offsetHeight } = bubble.el;
    const place = placeBubble({ x, y }, { width: offsetWidth / unit, height: offsetHeight / unit });
    bubble.el.dataset.side = place.side;
    bubble.el.style.setProperty("--x", place.left.toFixed(1));
    bubble.el.style.setProperty("--y", place.top.toFixed(1));
  };
  const update = (sayings: readonly Saying[]) => {
    for (const [target, bubble] of bubbles) {
      if (sayings.some((saying) => saying.target === target)) continue;
      bubble.el.remove();
      bubbles.delete(target);
    }
    sayings.forEach(show);
  };
  return {
    el,
    update,
    destroy: () => {
      quiet.destroy();
      el.remove();
    },
  };
}

/** Silences a live region whose text has changed less than a second ago; then it speaks again. */
function createQuiet(el: HTMLElement, speak: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (live: "polite" | "off") => el.setAttribute("aria-live", live);
  const ready = () => {
    timer = undefined;
    if (el.getAttribute("aria-live") === "polite") return;
    listen("polite");
    timer = setTimeout(ready, SPEAK_EVERY_MS);
    speak();
  };
  return {
    /** To be called before the text changes. */
    changed: () => {
      if (timer === undefined) timer = setTimeout(ready, SPEAK_EVERY_MS);
      else listen("off");
    },
    destroy: () => clearTimeout(timer),
  };
}
