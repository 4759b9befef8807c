// A helper of the worker: does the trainings of a sweep that it is given, in slices between messages, as
// long as it is told to go on.
/// <reference lib="webworker" />
import { useKernels } from "#host/make-network";
import { TrialHelper } from "#host/trial-helper";
import { fetchKernels } from "./kernel-files.ts";
import type { FromHelper, ToHelper } from "./trial-protocol.ts";

declare const self: DedicatedWorkerGlobalScope;

const SLICE_MS = 8;
/** How long it works after it was last told to go on: the worker may be busy with another script. */
const GO_ON_MS = 150;

const channel = new MessageChannel();
const waiting: Extract<ToHelper, { type: "try" }>[] = [];
let helper: TrialHelper | null = null;
let goUntil = 0;
let isPosted = false;

self.onmessage = ({ data: message }: MessageEvent<ToHelper>) => {
  switch (message.type) {
    case "begin":
      // What goes wrong ends up in the worker's `onerror`.
      begin(message).catch((error: unknown) =>
        setTimeout(() => {
          throw error;
        }),
      );
      return;
    case "try":
      waiting.push(message);
      return soon();
    case "goOn":
      goUntil = performance.now() + GO_ON_MS;
      return soon();
    default:
      message satisfies never;
  }
};

channel.port1.onmessage = () => {
  isPosted = false;
  slice();
};

async function begin({ packed }: Extract<ToHelper, { type: "begin" }>): Promise<void> {
  try {
    await useKernels(packed.spec.precision ?? "float64", fetchKernels);
  } catch {
    // The machine refuses to compile them: the specification computes.
  }
  helper = new TrialHelper(packed);
  soon();
}

function slice(): void {
  if (helper === null) return;
  const end = Math.min(performance.now() + SLICE_MS, goUntil);
  while (performance.now() < end) {
    if (!helper.isBusy) {
      const next = waiting.shift();
      if (next === undefined) return;
      helper.begin(next.trial, next.rate);
    }
    for (const news of helper.step()) self.postMessage(news satisfies FromHelper);
  }
  soon();
}

/** Has `slice` called after the messages that are waiting. */
function soon(): void {
  if (isPosted || helper === null || performance.now() >= goUntil) return;
  isPosted = true;
  channel.port2.postMessage(null);
}
