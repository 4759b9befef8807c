// What was found wrong while a file was read: how often each kind of problem, and the first ones. It
// keeps no more than that, however bad the file is. It must not know of formats or sentences.
import {
  type DataProblem,
  MAX_PROBLEMS_COUNTED,
  MAX_PROBLEMS_SHOWN,
  type Refused,
} from "./data-problem.ts";

/**
 * What becomes of a file with faults: "refuse" it whole, and stop looking after a thousand; or "leave
 * out" the rows that have them, all of which are then counted.
 */
export type FaultRule = "refuse" | "leave out";

/** All problems with the same code. */
export interface FaultGroup {
  readonly count: number;
  /** The first of them, at most `MAX_PROBLEMS_SHOWN`. */
  readonly first: readonly DataProblem[];
}

export class FaultLog {
  readonly rule: FaultRule;
  /** How many problems; a problem of the whole file is one. */
  total = 0;
  /** A problem of the whole file: the end of reading. */
  fatal: DataProblem | null = null;
  /** The one found last. */
  last: DataProblem | null = null;
  private first: DataProblem[] = [];
  private readonly groups = new Map<string, { count: number; first: DataProblem[] }>();

  constructor(rule: FaultRule) {
    this.rule = rule;
  }

  /** Whether more of the file would only bring more of the same. */
  get isFull(): boolean {
    return this.fatal !== null || (this.rule === "refuse" && this.total >= MAX_PROBLEMS_COUNTED);
  }

  /** Whether what was read so far is of no use any more. */
  get dropsAll(): boolean {
    return this.rule === "refuse" && this.total > 0;
  }

  /** A problem of one row. */
  report(problem: DataProblem): void {
    if (this.isFull) return;
    this.total++;
    this.last = problem;
    if (this.first.length < MAX_PROBLEMS_SHOWN) this.first.push(problem);
    const group = this.groups.get(problem.code) ?? { count: 0, first: [] };
    group.count++;
    if (group.first.length < MAX_PROBLEMS_SHOWN) group.first.push(problem);
    this.groups.set(problem.code, group);
  }

  /** A problem of the whole file. Where files are refused whole, it is the only one that counts. */
  refuse(problem: DataProblem): void {
    if (this.isFull) return;
    if (this.rule === "refuse") {
      this.total = 0;
      this.first = [];
      this.groups.clear();
    }
    this.report(problem);
    this.fatal = problem;
  }

  refused(): Refused {
    return { problems: this.first, total: this.total };
  }

  /** By kind of problem, in the order in which they were found. */
  byKind(): readonly FaultGroup[] {
    return [...this.groups.values()];
  }
}
