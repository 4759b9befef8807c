// TensorFlow.js with the WebAssembly backend, in one thread: its own gradients and optimizer.
import { createRequire } from "node:module";
import { dirname } from "node:path";

const require = createRequire(import.meta.url);
const tf = require("@tensorflow/tfjs");
const wasm = require("@tensorflow/tfjs-backend-wasm");
const { answerRequests, task, valuesFrom } = await import("./task.mjs");

wasm.setThreadsCount(1);
wasm.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
await tf.setBackend("wasm");

const layers = task.units.map((units, l) => {
  const inputs = l > 0 ? task.units[l - 1] : task.inputs;
  const limit = Math.sqrt(6 / (inputs + units));
  return {
    w: tf.variable(tf.randomUniform([inputs, units], -limit, limit, "float32", l + 1)),
    b: tf.variable(tf.zeros([units])),
  };
});
const optimizer = tf.train.sgd(task.rate);
const batches = Array.from({ length: task.samples / task.batch }, (_, k) => ({
  x: tf.tensor2d(valuesFrom(k * task.batch, task.batch), [task.batch, task.inputs]),
  y: tf.cast(
    tf.oneHot(
      tf.tensor1d(task.labels.subarray(k * task.batch, (k + 1) * task.batch), "int32"),
      task.units.at(-1),
    ),
    "float32",
  ),
}));

function logits(x) {
  return layers.reduce((a, { w, b }, l) => {
    const z = tf.add(tf.matMul(a, w), b);
    if (l === layers.length - 1) return z;
    return task.hidden === "relu" ? tf.relu(z) : tf.sigmoid(z);
  }, x);
}

await answerRequests({
  train(sample) {
    const { x, y } = batches[sample / task.batch];
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, logits(x)));
  },
  predict: (sample) =>
    tf.tidy(() => {
      const { x } = batches[Math.floor(sample / task.batch)];
      return tf.argMax(logits(x), 1).dataSync()[sample % task.batch];
    }),
  portion: 32,
});
