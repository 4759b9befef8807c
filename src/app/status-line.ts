// One line under the controls that says what goes on: running, waiting for what, stopped by what.
import type { Diagnostic } from "#program/diagnostic";
import { text } from "#program/messages";
import type { BlockId } from "#program/program";
import type { RunEvents } from "#program/run-event";
import { h, setText } from "#ui/element";

export interface StatusLine {
  readonly el: HTMLElement;
  update(events: RunEvents): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** What stopped the last run is of no concern any more. */
  forgetFailure(): void;
  /** Another project comes. */
  reset(): void;
}

type Tone = "calm" | "busy" | "attention" | "error";

export interface StatusLineDeps {
  readonly reveal: (block: BlockId) => void;
  /** A block's words in short, "" for one that is not in the editor now, and whose it is. */
  readonly describe: (block: BlockId) => { readonly words: string; readonly target: string };
}

export function createStatusLine(deps: StatusLineDeps): StatusLine {
  let block: BlockId | null = null;
  let failure: RunEvents["error"] = null;
  let problem: { readonly sentence: string; readonly block: BlockId | null } | null = null;
  let restored = 1;
  let last = text("app.status.idle");
  const words = h("span", { class: "status-words", role: "status", aria: { live: "polite" } });
  const show = h(
    "button",
    {
      type: "button",
      class: "status-show",
      hidden: true,
      on: { click: () => block !== null && deps.reveal(block) },
    },
    text("app.showBlock"),
  );
  const el = h("div", { class: "status-line" }, words, show);

  function say(sentence: string, tone: Tone, at: BlockId | null = null): void {
    setText(words, sentence);
    words.title = sentence;
    el.dataset.tone = tone;
    block = at;
    show.hidden = at === null;
  }

  function sayPaused({ glow: [next], breakpoint }: RunEvents): void {
    const at = breakpoint ?? next ?? null;
    if (at === null) return say(text("app.status.paused"), "busy");
    const { words: block, target } = deps.describe(at);
    const why = breakpoint === null ? "following.paused" : "following.pausedAtBreakpoint";
    const where = block === "" ? "Elsewhere" : "";
    say(text(`${why}${where}`, { block, target }), "busy", at);
  }

  function sayIdle(): void {
    if (failure !== null) {
      return say(text("app.status.error", { text: failure.text }), "error", failure.block);
    }
    if (problem !== null) return say(problem.sentence, "attention", problem.block);
    if (restored < 1) {
      const percent = Math.floor(100 * restored);
      return say(text("app.status.restoring", { percent }), "calm");
    }
    say(last, "calm");
  }

  return {
    el,
    update(events) {
      if (events.error !== null) failure = events.error;
      restored = events.restored ?? 1;
      if (events.state === "idle") {
        if (events.finished) last = text("app.status.finished");
        else if (last === "") last = text("app.status.stopped");
        return sayIdle();
      }
      failure = null;
      last = "";
      const [waiting] = events.waiting;
      if (events.outdated) return say(text("run.architectureChanged"), "attention");
      if (events.state === "paused") return sayPaused(events);
      if (waiting !== undefined) {
        return say(text("app.status.waiting", { what: waiting.text }), "busy", waiting.block);
      }
      const rate = events.samplesPerSecond;
      say(rate > 0 ? text("app.status.rate", { rate }) : text("app.status.running"), "busy");
    },
    setDiagnostics(diagnostics) {
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      const [first] = errors;
      problem =
        first === undefined
          ? null
          : {
              sentence: text(
                errors.length === 1 ? "app.status.diagnostic" : "app.status.diagnostics",
                { count: errors.length, text: first.text },
              ),
              block: first.block,
            };
      if (el.dataset.tone !== "busy") sayIdle();
    },
    reset() {
      restored = 1;
      failure = null;
      problem = null;
      last = text("app.status.idle");
      sayIdle();
    },
    forgetFailure() {
      if (failure === null) return;
      failure = null;
      if (el.dataset.tone !== "busy") sayIdle();
    },
  };
}
