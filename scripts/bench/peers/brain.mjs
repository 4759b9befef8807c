// brain.js on the processor. It has no softmax and no cross-entropy: the output has the hidden
// layers' activation, the loss is the squared error; and it always has a momentum (0.1). One sample at
// a time.
import brain from "brain.js/dist/browser.js";
import { answerRequests, largest, task, valuesFrom } from "./task.mjs";

const net = new brain.NeuralNetwork({
  inputSize: task.inputs,
  hiddenLayers: task.units.slice(0, -1),
  outputSize: task.units.at(-1),
  activation: task.hidden,
});
net.initialize();
net.updateTrainingOptions({ learningRate: task.rate });
const outputs = Array.from({ length: task.units.at(-1) }, (_, label) =>
  Float32Array.from({ length: task.units.at(-1) }, (_, j) => (j === label ? 1 : 0)),
);
const samples = Array.from({ length: task.samples }, (_, i) => ({
  input: valuesFrom(i),
  output: outputs[task.labels[i]],
}));

await answerRequests({
  train: (sample) => net.trainPattern(samples[sample]),
  predict: (sample) => largest(net.runInput(samples[sample].input)),
});
