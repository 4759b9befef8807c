// The button that tests the network on the list that is looked through, how far that is, and what one should
// know of the last test.
import { text } from "#program/messages";
import { h, setText } from "#ui/element";
import { type Client, Refusal } from "#worker/client";
import type { Answer } from "#worker/protocol";

export interface BrowserTest {
  readonly el: HTMLElement;
  update(
    found: Answer<"browse">,
    network: { readonly trained: number; readonly isSame: boolean },
  ): void;
  /** Another list is looked through, or none. */
  stop(): void;
}

export function createBrowserTest(deps: {
  readonly client: Client;
  readonly list: () => string;
  /** There is a new test. */
  readonly tested: () => void;
}): BrowserTest {
  let testing: AbortController | null = null;
  let refusal = "";
  let words = "";
  let hasTest = false;
  const button = h("button", {
    type: "button",
    class: "ui-button",
    on: { click: () => void test() },
  });
  const bar = h("progress", { max: 1, aria: { label: text("browser.testing") } });
  const cancel = h(
    "button",
    { type: "button", class: "ui-button", on: { click: () => testing?.abort() } },
    text("browser.cancel"),
  );
  const busy = h("div", { class: "browser-testing" }, bar, cancel);
  const note = h("p", { class: "browser-note", role: "status" });
  const el = h("div", { class: "browser-test" }, button, busy, note);
  refresh();

  async function test(): Promise<void> {
    const abort = new AbortController();
    testing = abort;
    refusal = "";
    bar.removeAttribute("value");
    refresh();
    cancel.focus();
    try {
      const { signal } = abort;
      const progress = (done: number, total: number) => {
        bar.value = total === 0 ? 0 : done / total;
      };
      await deps.client.request("judge", { list: deps.list(), keep: true }, { signal, progress });
      if (testing === abort) deps.tested();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (testing === abort && !error.cancelled) refusal = error.message;
    }
    if (testing !== abort) return;
    const hadFocus = cancel.matches(":focus");
    testing = null;
    refresh();
    if (hadFocus) button.focus();
  }

  function refresh(): void {
    setText(button, text(hasTest ? "browser.testAgain" : "browser.test"));
    button.hidden = testing !== null;
    busy.hidden = testing === null;
    const said = testing !== null ? text("browser.testing") : refusal === "" ? words : refusal;
    setText(note, said);
    note.hidden = said === "";
  }

  return {
    el,
    update({ test: last, verdicts }, { trained, isSame }) {
      hasTest = last !== null;
      words = text("browser.untested");
      if (last !== null) words = "";
      if (last !== null && verdicts.unjudged > 0) words = text("browser.someUnjudged");
      if (last !== null && !(isSame && !last.networkChanged))
        words = text("browser.networkChanged");
      if (trained === 0) words = text("browser.guesses");
      refresh();
    },
    stop() {
      testing?.abort();
      testing = null;
      refusal = "";
      refresh();
    },
  };
}
