// What every JavaScript peer is asked to do (see README.md): the arguments, the samples, the
// answers. It must not know how a network is trained.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const INPUTS = 784;
const JUDGED = 960;
const [images, labels, samples, units, hidden, batch, rate] = process.argv.slice(2);

export const task = {
  inputs: INPUTS,
  samples: Number(samples),
  units: units.split(",").map(Number),
  hidden,
  batch: Number(batch),
  rate: Number(rate),
  /** [samples][INPUTS], pixels as n/255. */
  images: Float32Array.from(
    readFileSync(images).subarray(16, 16 + samples * INPUTS),
    (byte) => byte / 255,
  ),
  labels: readFileSync(labels).subarray(8, 8 + Number(samples)),
};

/** The values of one sample, or of several from there on. */
export function valuesFrom(sample, count = 1) {
  return task.images.subarray(sample * INPUTS, (sample + count) * INPUTS);
}

/**
 * Answers requests until there are no more. `train(sample)` trains on one batch from that sample
 * on, `predict(sample)` gives a digit; `portion` samples are gone through between two looks at the
 * clock.
 */
export async function answerRequests({ train, predict, portion = 96 }) {
  let at = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const began = performance.now();
    let count = 0;
    let seconds = 0;
    while (seconds < Number(line)) {
      for (let k = 0; k < portion; k += task.batch) train(at + k);
      at = (at + portion) % task.samples;
      count += portion;
      seconds = (performance.now() - began) / 1000;
    }
    console.log(JSON.stringify({ samples: count, seconds }));
  }
  let right = 0;
  for (let i = 0; i < JUDGED; i++) right += predict(i) === task.labels[i] ? 1 : 0;
  console.log(JSON.stringify({ accuracy: right / JUDGED }));
}

export function largest(values) {
  return values.indexOf(Math.max(...values));
}
