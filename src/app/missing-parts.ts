// Much of the page is loaded when it is first needed. When a part cannot be had, the page says so in
// plain words, whoever asked for it.
import { text } from "#program/messages";

export function listenForMissingParts(say: (sentence: string) => void): void {
  // Vite's own event; its error then goes to whoever asked for the part, and may be said by them.
  window.addEventListener("vite:preloadError", (event) => {
    const sentence = text("app.partMissing");
    event.payload.message = sentence;
    say(sentence);
  });
}
