// The decision boundary of a network with two inputs: its answer at every cell of a grid over the plane, and
// for the samples of a list. Asked with a prediction's own buffers, in slices between which a training goes
// on; the grid is coarser where it would take long. It must not know how it is drawn.

import { isRight } from "#engine/metrics";
import type { Network } from "#engine/network";
import type { BoundaryAnswer, BoundaryQuestion, Plane, PlanePoint } from "#program/boundary";
import { RunError } from "#program/diagnostic";
import { explainStop } from "./explain-stop.ts";
import type { Labels } from "./labels.ts";
import type { Learner } from "./learner.ts";
import { planeClasses } from "./plane-classes.ts";
import { type PlaneSamples, planeSamples } from "./plane-samples.ts";
import type { NamedList } from "./ready-samples.ts";

/** What the cells of one grid may take in ms: while it learns, and when it rests. */
const BUDGET_MS = { learning: 12, resting: 300 } as const;
const FEWEST_CELLS = 24;
/** Answers from one look at the clock to the next. */
const ANSWERS_A_LOOK = 32;

export interface BoundaryPorts {
  readonly list: (id: string) => NamedList;
  /** A clock in ms. */
  readonly now: () => number;
  /** Lets others in when it is time; called after every few answers. */
  readonly pause: () => Promise<void>;
}

export class DecisionBoundary {
  readonly #learner: Learner;
  readonly #ports: BoundaryPorts;
  #samples: (PlaneSamples & { readonly of: NamedList; readonly version: number }) | null = null;
  /** What an answer of this network takes in ms, as last measured. */
  #cost: { readonly network: Network; readonly ms: number } | null = null;

  constructor(learner: Learner, ports: BoundaryPorts) {
    this.#learner = learner;
    this.#ports = ports;
  }

  /** Makes the network if there is none yet. Throws a `RunError` where there is nothing to draw. */
  async look(question: BoundaryQuestion): Promise<BoundaryAnswer> {
    const network = this.#network(question);
    const { inputs } = network.spec;
    if (inputs !== 2) throw new RunError("stage.boundaryInputs", { found: inputs });
    const asking = new Asking(network, this.#ports);
    try {
      const plane = question.what === "plane" ? await this.#plane(asking, question) : null;
      const middle = plane === null ? null : middleOf(plane);
      const at = question.at ?? middle;
      const point = at === null ? null : this.#point(asking, at);
      return { plane, point, ms: asking.ms };
    } catch (error) {
      throw explainStop(error, this.#learner.learningRate);
    }
  }

  /** One that has learned nothing yet becomes what the blocks say now. */
  #network({ isLearning }: BoundaryQuestion): Network {
    const learner = this.#learner;
    const { network } = learner.ready();
    if (isLearning || network.trained > 0 || learner.isAsDeclared) return network;
    learner.reset();
    return learner.ready().network;
  }

  #point(asking: Asking, { x, y }: PlanePoint): BoundaryAnswer["point"] {
    return { x, y, prediction: this.#learner.describe(asking.outputsAt(x, y)) };
  }

  async #plane(asking: Asking, { list, most, isLearning }: BoundaryQuestion): Promise<Plane> {
    const { network } = asking;
    const { resets } = this.#learner;
    const { trained } = network;
    const { form, answers } = this.#learner.ready();
    const named = this.#ports.list(list);
    const samples = this.#samplesOf(named);
    const { x, y, xRange, yRange } = samples;
    const targets = targetsOf(samples, { labels: form.labels, name: named.name });
    const isNumber = form.labels.texts.length === 0;
    const ends = network.spec.loss === "binary-cross-entropy" ? [0, 1] : [];
    const numbers = isNumber ? [...new Set([...ends, ...targets])].sort((a, b) => a - b) : [];
    const classes = planeClasses(answers, { labels: form.labels.texts, numbers });

    const wrong = new Uint8Array(x.length);
    for (let k = 0; k < x.length; k++) {
      wrong[k] = isRight(asking.outputsAt(x[k], y[k]), targets[k]) ? 0 : 1;
      if (asking.isLong) await asking.pause();
    }
    asking.stop();
    const side = this.#sideFor(asking, { most, isLearning });
    const cells = new Uint8Array(side * side);
    for (let i = 0; i < cells.length; i++) {
      const column = i % side;
      const row = (i - column) / side;
      const outputs = asking.outputsAt(
        xRange.from + ((column + 0.5) / side) * (xRange.to - xRange.from),
        yRange.to - ((row + 0.5) / side) * (yRange.to - yRange.from),
      );
      cells[i] = classes.byteOf(outputs);
      if (asking.isLong) await asking.pause();
    }
    asking.stop();
    this.#cost = { network, ms: asking.ms / asking.asked };
    const classOf = (target: number) => (isNumber ? numbers.indexOf(target) : target);
    const dots = { x, y, classes: Uint8Array.from(targets, classOf), wrong };
    const { labels } = classes;
    const { length } = named.list;
    return {
      ...{ trained, resets, x: xRange, y: yRange, labels, side, cells, dots },
      samples: length,
    };
  }

  #samplesOf(of: NamedList): PlaneSamples {
    const { version } = of.list;
    if (this.#samples?.of !== of || this.#samples.version !== version) {
      this.#samples = { ...planeSamples(of), of, version };
    }
    return this.#samples;
  }

  #sideFor(asking: Asking, { most, isLearning }: Pick<BoundaryQuestion, "most" | "isLearning">) {
    const known = this.#cost?.network === asking.network ? this.#cost.ms : null;
    const cost = Math.max(1e-6, known ?? asking.ms / Math.max(1, asking.asked));
    const fitting = Math.sqrt(BUDGET_MS[isLearning ? "learning" : "resting"] / cost);
    return Math.max(FEWEST_CELLS, Math.min(most, Math.floor(fitting)));
  }
}

function middleOf({ x, y }: Plane): PlanePoint {
  return { x: (x.from + x.to) / 2, y: (y.from + y.to) / 2 };
}

/** What the network is to answer for each sample. Throws a `RunError` for a label that it does not know. */
function targetsOf(
  { labels: texts, places }: PlaneSamples,
  { labels, name }: { readonly labels: Labels; readonly name: string },
): readonly number[] {
  return texts.map((label, k) => {
    const target = labels.targetOf(label);
    if (target !== null) return target;
    const parameters = { label: label.slice(0, 40), list: name, item: places[k] + 1 };
    if (labels.texts.length === 0) throw new RunError("boundary.notNumber", parameters);
    const known = labels.texts.slice(0, 10).join(", ");
    throw new RunError("boundary.noLabel", { ...parameters, labels: known });
  });
}

/** Asks a network about points, and knows how long that took without the pauses. */
class Asking {
  readonly network: Network;
  readonly #ports: BoundaryPorts;
  readonly #inputs = new Float64Array(2);
  asked = 0;
  ms = 0;
  #since: number;

  constructor(network: Network, ports: BoundaryPorts) {
    this.network = network;
    this.#ports = ports;
    this.#since = ports.now();
  }

  /** Good until the next. */
  outputsAt(x: number, y: number): ArrayLike<number> {
    this.#inputs[0] = x;
    this.#inputs[1] = y;
    this.asked++;
    return this.network.predict(this.#inputs);
  }

  get isLong(): boolean {
    return this.asked % ANSWERS_A_LOOK === 0;
  }

  /** Lets others in when it is time. */
  async pause(): Promise<void> {
    this.stop();
    await this.#ports.pause();
    this.#since = this.#ports.now();
  }

  stop(): void {
    this.ms += this.#ports.now() - this.#since;
    this.#since = this.#ports.now();
  }
}
