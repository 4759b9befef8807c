// A network's plan: what blocks declare, what the engine makes of it, and whether two are the same.
import { completeOptimizer } from "#engine/optimizers";
import type { NetworkSpec } from "#engine/spec";
import { declared } from "#program/network-config";
import type { NetworkDeclaration } from "#program/program";

/** The engine's part of a declaration: all but the blocks. */
export function specOf(declaration: NetworkDeclaration): NetworkSpec {
  return declared(declaration);
}

/** Whether a network made from one is a network made from the other. */
export function isSameSpec(a: NetworkSpec, b: NetworkSpec): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a reset from one to the other changes more than first weights and learning rate. */
export function isSamePlan(a: NetworkSpec, b: NetworkSpec): boolean {
  return planOf(a) === planOf(b);
}

function planOf({ inputs, layers, loss, optimizer, ...rest }: NetworkSpec): string {
  const { l1 = 0, l2 = 0, batchSize = 1, precision = "float64", schedule } = rest;
  const shapes = layers.map(({ units, activation, dropout = 0 }) => [units, activation, dropout]);
  const { learningRate: _rate, ...settings } = completeOptimizer(optimizer);
  const all = { inputs, shapes, loss, l1, l2, batchSize, precision };
  return JSON.stringify([all, sorted(settings), sorted(schedule ?? { name: "constant" })]);
}

function sorted(settings: object): [string, unknown][] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}
