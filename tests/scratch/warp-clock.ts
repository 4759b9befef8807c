// The clock by which the stock VM ends the turn of a script without screen refresh, after 500 ms. Here the
// machine is as fast as one likes: blocks take no time, and a block that waits is looked at twice, then
// the time is over.
import type { StockRuntime, StockThread } from "scratch-vm";

const LONG_MS = 1000;
const waitingBlocks = ["control_wait", "control_wait_until", "event_broadcastandwait"];

/** For all timers that this VM makes for itself. */
export function timeWarpMode(runtime: StockRuntime): void {
  const { sequencer } = runtime;
  let time = 0;
  let last: unknown = null;
  const now = () => {
    const wait = waitOf(sequencer.activeThread);
    if (wait !== null && wait === last) time += LONG_MS;
    last = wait;
    // A block that glides looks at the same clock.
    return runtime.currentMSecs + time;
  };
  Object.defineProperty(sequencer.timer.constructor, "nowObj", { get: () => ({ now }) });
}

/** The same as long as the block at hand waits for the same; null when it does not wait. */
function waitOf(thread: StockThread | null): unknown {
  const id = thread?.peekStack() ?? null;
  const opcode = thread?.target.blocks.getBlock(id)?.opcode ?? "";
  if (!waitingBlocks.includes(opcode)) return null;
  const context = thread?.peekStackFrame().executionContext ?? {};
  return context.timer ?? context.startedThreads ?? id;
}
