// How reading ends when a file turns out to be damaged: thrown inside src/data while bytes are on
// their way, caught where the file is read, and there plain data again.
import type { DataProblem } from "./data-problem.ts";

export class DataRefusal extends Error {
  readonly problem: DataProblem;

  constructor(problem: DataProblem) {
    super(problem.code);
    this.name = "DataRefusal";
    this.problem = problem;
  }
}
