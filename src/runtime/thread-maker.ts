// Scripts -> threads that stand at their beginning. Each script is linked when it starts for the first time.
import type { Procedure, Script } from "#program/program";
import type { Breakpoints } from "./breakpoints.ts";
import { linkScript } from "./link-script.ts";
import type { Ports } from "./ports.ts";
import type { Scheduler } from "./scheduler.ts";
import { type Code, END, type Thread } from "./thread.ts";

export class ThreadMaker {
  /** Scripts that start for the first time find their My Blocks here. */
  procedures: readonly Procedure[] = [];
  private readonly scheduler: Scheduler;
  private readonly ports: Ports;
  private readonly breakpoints: Breakpoints;
  private readonly linked = new WeakMap<Script, Code>();

  constructor(scheduler: Scheduler, ports: Ports, breakpoints: Breakpoints) {
    this.scheduler = scheduler;
    this.ports = ports;
    this.breakpoints = breakpoints;
  }

  make(script: Script): Thread {
    let code = this.linked.get(script);
    if (code === undefined) {
      code = linkScript(script, this.procedures, this.ports);
      this.linked.set(script, code);
    }
    this.breakpoints.arm(code);
    return {
      script,
      code,
      scheduler: this.scheduler,
      locals: new Array(code.locals).fill(0),
      frames: [],
      saved: [],
      place: 0,
      status: "yielding",
      waiting: null,
      wait: null,
      waitedAt: END,
    };
  }
}
