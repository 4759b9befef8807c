// Trains a small network of every kind for a few samples and hashes all that is left: runs in Node and,
// bundled, in Chromium, by the specification or by WebAssembly kernels.
import { loadKernels } from "#engine/load-kernels";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import { activations, type Loss, losses, optimizers } from "#engine/spec";
import { weightsHash } from "#engine/weights-hash";

const HIDDEN = activations.filter((name) => !name.endsWith("softmax"));

/** `kernels` are those of float64; the specification computes when there are none. One hash a network. */
export async function trainAllKinds(
  kernels: Uint8Array<ArrayBuffer> | null,
): Promise<readonly string[]> {
  const factory = await loadKernels("float64", async () => kernels);
  if (kernels !== null && factory === null) throw new Error("The kernels cannot be used");
  const hashes: string[] = [];
  let kind = 0;
  for (const optimizer of optimizers) {
    for (const loss of losses) {
      for (const activation of lastActivations(loss)) {
        kind++;
        const layer = (units: number, at: number) => ({
          units,
          activation: HIDDEN[(kind + at) % HIDDEN.length]!,
          init: "he" as const,
          dropout: (kind + at) % 3 === 0 ? 0.3 : 0,
        });
        const spec = {
          inputs: 9,
          layers: [layer(7, 0), layer(17, 1), { ...layer(5, 2), activation }],
          loss,
          optimizer: { name: optimizer, learningRate: 0.002 },
          l1: kind % 4 === 1 ? 0.1 : 0,
          l2: kind % 4 === 2 ? 0.5 : 0,
          batchSize: [1, 1, 3][kind % 3]!,
        };
        hashes.push(trainOne(new Network(spec, kind, factory ?? undefined)));
      }
    }
  }
  return hashes;
}

/** How far a network in float32 is from float64 after 200 samples: the largest weight or bias. */
export async function float32Difference(kernels: Uint8Array<ArrayBuffer>): Promise<number> {
  const factory = await loadKernels("float32", async () => kernels);
  if (factory === null) throw new Error("The kernels cannot be used");
  const spec = {
    inputs: 50,
    layers: [
      { units: 23, activation: "relu", init: "he" },
      { units: 10, activation: "softmax", init: "glorot" },
    ],
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.05 },
    precision: "float32",
  } as const;
  const exact = new Network(spec, 1);
  const fast = new Network(spec, 1, factory);
  const random = new Random(2, 2);
  const x = new Float64Array(50);
  for (let n = 0; n < 200; n++) {
    for (let i = 0; i < x.length; i++) x[i] = random.next() < 0.4 ? 0 : 2 * random.next() - 1;
    const target = Math.floor(random.next() * 10);
    exact.trainSample(x, target);
    fast.trainSample(x, target);
  }
  let largest = 0;
  exact.layers.forEach(({ weights }, l) => {
    weights.forEach((w, i) => {
      largest = Math.max(largest, Math.abs(w - fast.layers[l]!.weights[i]!));
    });
  });
  return largest;
}

function trainOne(network: Network): string {
  const random = new Random(network.seed, 2);
  const x = new Float64Array(9);
  for (let n = 0; n < 30; n++) {
    for (let i = 0; i < x.length; i++) x[i] = random.next() < 0.4 ? 0 : 2 * random.next() - 1;
    network.trainSample(x, Math.floor(random.next() * 5));
  }
  return weightsHash(network);
}

function lastActivations(loss: Loss) {
  if (loss === "cross-entropy") return ["softmax", "log-softmax"] as const;
  return loss === "binary-cross-entropy" ? (["sigmoid"] as const) : activations;
}
