// The loop that most of a network in primitive blocks consists of: a sum of products of two lists.
// Made as a project, so that the same file can be run elsewhere. It must not know who runs it.
import type { Project } from "#compile/project";
import {
  change,
  forever,
  get,
  item,
  repeat,
  set,
  stockProject,
  times,
  whenFlag,
} from "./stock-blocks.ts";

/** How often the loop goes round before `passes` counts one. */
export const LOOP_LENGTH = 784;

/** `change sum by item i of a * item i of b`, without an end; the variable `passes` counts. */
export function stockLoop(): Project {
  const numbers = Array.from({ length: LOOP_LENGTH }, (_, i) => i / LOOP_LENGTH);
  const product = times(item("a", get("i")), item("b", get("i")));
  const pass = [
    set("i", 0),
    set("sum", 0),
    repeat(LOOP_LENGTH, change("i", 1), change("sum", product)),
    change("passes", 1),
  ];
  return stockProject("Sum of products", {
    variables: ["i", "sum", "passes"],
    lists: { a: numbers, b: numbers },
    script: whenFlag(forever(...pass)),
  });
}
