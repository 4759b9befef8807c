// ConvNetJS as its examples use it. It takes a batch one sample after another.
import convnetjs from "convnetjs";
import { answerRequests, largest, task, valuesFrom } from "./task.mjs";

const { Net, Trainer, Vol } = convnetjs;
const net = new Net();
net.makeLayers([
  { type: "input", out_sx: 1, out_sy: 1, out_depth: task.inputs },
  ...task.units
    .slice(0, -1)
    .map((units) => ({ type: "fc", num_neurons: units, activation: task.hidden })),
  { type: "softmax", num_classes: task.units.at(-1) },
]);
const trainer = new Trainer(net, {
  method: "sgd",
  learning_rate: task.rate,
  momentum: 0,
  l2_decay: 0,
  batch_size: task.batch,
});
const samples = Array.from({ length: task.samples }, (_, i) => {
  const vol = new Vol(1, 1, task.inputs, 0);
  vol.w.set(valuesFrom(i));
  return vol;
});

await answerRequests({
  train(sample) {
    for (let k = 0; k < task.batch; k++) {
      trainer.train(samples[sample + k], task.labels[sample + k]);
    }
  },
  predict: (sample) => largest(net.forward(samples[sample]).w),
});
