// What train, evaluate, tune and predict say of mistakes: each in one sentence, with nothing written.
import { expect, test } from "vitest";
import { evaluateCommand } from "../../scripts/cli-evaluate.ts";
import { predictCommand } from "../../scripts/cli-predict.ts";
import { trainCommand } from "../../scripts/cli-train.ts";
import { tuneCommand } from "../../scripts/cli-tune.ts";
import { digitsNetwork, Folder, mnist100 } from "./calling.ts";

const folder = new Folder();
const { trained } = folder;
const digits = folder.put("digits.json", digitsNetwork({ epochs: 2 }));

const n = ["--network", digits];
const d = ["--data", mnist100];
const before = await trained("model.json", ...n, ...d, "--epochs", "1");

const withNetwork = (name: string, changes: object) => [
  "--network",
  folder.put(name, digitsNetwork(changes)),
];
const spoilt = (name: string, spoil: (data: Model) => void) => {
  const data = JSON.parse(before);
  spoil(data);
  return folder.put(name, JSON.stringify(data).replace('"NaN"', "NaN"));
};
interface Model {
  layers: { weights: unknown[]; biases: unknown[] }[];
}

const missing = spoilt("missing.json", ({ layers }) => layers[0]?.weights.pop());
const notANumber = spoilt("nan.json", ({ layers }) => layers[1]?.biases.splice(3, 1, "NaN"));
const nothing = spoilt("null.json", ({ layers }) => layers[1]?.biases.splice(3, 1, null));
const m = ["--model", folder.at("model.json")];
const early = { earlyStop: { patience: 2, metric: "loss" } };
const ten = { layers: [{ dense: 10, activation: "softmax" }] };
const eight = { layers: [{ dense: 8, activation: "softmax" }] };
const rates = ["--learning-rates", "0.01,0.1"];
const t = ["--test", mnist100];
const empty = folder.put("empty.txt", "");
const short = folder.put("short.txt", "5 0.5 0.5\n4 0.5 0.5");
const plain = folder.put("plain.txt", "apple\npear");
const cat = folder.put("cat.txt", `cat${" 0.5".repeat(784)}`);
const huge = spoilt("huge.json", ({ layers }) => layers[0]?.weights.fill(1e308));

const cases: readonly (readonly [typeof trainCommand, ...string[]])[] = [
  [trainCommand],
  [trainCommand, ...n],
  [trainCommand, ...d],
  [trainCommand, ...n, ...d, "--fast"],
  [trainCommand, ...n, ...d, "extra"],
  [trainCommand, ...n, ...d, "--limit", "0"],
  [trainCommand, ...n, ...d, "--limit", "1.5"],
  [trainCommand, ...n, ...d, "--epochs=-1"],
  [trainCommand, ...n, ...d, "--seed", "1.5"],
  [trainCommand, ...n, ...d, "--verbose", "3"],
  [trainCommand, ...n, ...d, "--validation", "100"],
  [trainCommand, ...n, ...d, "--validation", "1.5"],
  [trainCommand, ...n, ...d, "--validation", "no-such-file.txt"],
  [trainCommand, ...n, "--data", empty],
  [trainCommand, ...n, "--data", short],
  [trainCommand, ...n, "--data", plain],
  [trainCommand, ...n, ...d, "--test", short],
  [trainCommand, ...n, ...d, "--test", cat],
  [trainCommand, ...withNetwork("eight.json", eight), ...d],
  [trainCommand, ...withNetwork("batch.json", { batchSize: 200 }), ...d],
  [trainCommand, ...withNetwork("early.json", early), ...d],
  [trainCommand, ...withNetwork("none.json", { layers: [{ dense: 0 }] }), ...d],
  [trainCommand, ...withNetwork("many.json", { layers: [{ dense: 1e7 }] }), ...d],
  [
    trainCommand,
    ...withNetwork("rate.json", { optimizer: { name: "sgd", learningRate: -1 } }),
    ...d,
  ],
  [trainCommand, ...withNetwork("pair.json", { loss: "binary-cross-entropy" }), ...d],
  [trainCommand, "--network", folder.put("cut.json", '{"inputs":784'), ...d],
  [trainCommand, ...withNetwork("ten.json", ten), "--from", folder.at("model.json"), ...d],
  [trainCommand, "--from", missing, ...d],
  [trainCommand, "--from", notANumber, ...d],
  [trainCommand, "--from", nothing, ...d],
  [trainCommand, "--from", digits, ...d],
  [trainCommand, ...n, ...d, "--save", folder.at("no-folder/model.json")],
  [trainCommand, ...n, ...d, "--save", folder.path],
  [evaluateCommand],
  [evaluateCommand, ...m],
  [evaluateCommand, ...m, "--data", "no-such-file.txt"],
  [evaluateCommand, ...m, "--data", short],
  [evaluateCommand, ...m, "--data", cat],
  [evaluateCommand, "--model", missing, ...d],
  [evaluateCommand, "--model", huge, ...d],
  [evaluateCommand, "--model", mnist100, ...d],
  [predictCommand, ...d],
  [predictCommand, ...m, "--data", short],
  [predictCommand, ...m, "--data", plain],
  [tuneCommand, ...d, ...t, ...rates],
  [tuneCommand, ...n, ...d, ...rates],
  [tuneCommand, ...n, ...d, ...t],
  [tuneCommand, ...n, ...d, ...t, "--learning-rates", "0.1,,1"],
  [tuneCommand, ...n, ...d, ...t, "--learning-rates", "0.1,-1"],
  [tuneCommand, ...n, ...d, ...t, "--learning-rates", "0.1;1"],
  [tuneCommand, ...n, ...d, ...t, ...rates, "--epochs", "0"],
];

test("each mistake is explained in one sentence, and nothing is written", async () => {
  const files = folder.names;
  const sentences: string[] = [];
  for (const [command, ...args] of cases) {
    const saves = command === trainCommand && !args.includes("--save");
    const all = saves ? [...args, "--save", folder.at("never.json")] : args;
    sentences.push(await folder.mistake(command, ...all));
  }
  expect(sentences).toMatchInlineSnapshot(`
    [
      "train wants samples: add --data FILE. \`npm run -s cli\` lists all options.",
      "train wants samples: add --data FILE. \`npm run -s cli\` lists all options.",
      "train wants a network: add --network NETWORK.json, or --from MODEL.json to go on with a model.",
      "There is no option “--fast” for this command. \`npm run -s cli\` lists all options.",
      "“extra” stands alone, but this command takes options only, like --data FILE.",
      "--limit wants a whole number from 1, but got “0”.",
      "--limit wants a whole number from 1, but got “1.5”.",
      "--epochs wants a whole number from 0, but got “-1”.",
      "--seed wants a whole number, but got “1.5”.",
      "--verbose wants 0, 1 or 2, but got “3”.",
      "Keeping 100 samples of ROOT/datasets/mnist_100.txt for validation leaves none to train on: 100 were taken. Keep fewer.",
      "--validation wants a whole number of samples, a share of them below 1, or a file, but got “1.5”.",
      "no-such-file.txt cannot be read: there is no such file.",
      "empty.txt: The file is empty. A list file has one item a line: choose a file with at least one.",
      "Sample 1 of “short.txt” has 2 numbers, but the network takes 784. Change the inputs of the network, or use another list.",
      "Item 1 of "plain.txt" is not a sample: it has no values. A sample is a label and its values, like "5 0.0 0.5 1.0". Import a list of samples, or correct the item.",
      "Sample 1 of “short.txt” has 2 numbers, but the network takes 784. Change the inputs of the network, or use another list.",
      "Sample 1 of “cat.txt” has the label “cat”, but the outputs of the network are for the numbers 0 to 9. Write a number from 0 for each word in the data, and give the last layer one neuron for each.",
      "Sample 5 of “ROOT/datasets/mnist_100.txt” has the label “9”, but the network has 8 outputs, for the labels 0 to 7. Give the last layer one neuron for each label, or use other data.",
      "The batch size is 200, but there are only 100 samples to train on. Use a batch of at most 100, or all samples at once.",
      "Early stopping watches validation samples, but there are none. Add --validation N or --validation FILE.",
      "none.json: layers[0].dense: Layer 1 has 0 neurons, but a whole number from 1 to 10,000 was expected. Write such a number as dense. layers[0].activation: Layer 1, the last, has linear, but cross-entropy needs softmax there. Choose softmax.",
      "many.json: layers[0].dense: Layer 1 has 10,000,000 neurons, but a whole number from 1 to 10,000 was expected. Write such a number as dense. layers[0].activation: Layer 1, the last, has linear, but cross-entropy needs softmax there. Choose softmax. layers: The network has 7,850,000,000 weights and biases, but 20,000,000 is the most. Make its layers smaller.",
      "rate.json: optimizer.learningRate: The learning rate is -1, but a number above 0 was expected. Try 0.01.",
      "pair.json: layers[1].activation: Layer 2, the last, has softmax, but binary-cross-entropy needs sigmoid there. Choose sigmoid.",
      "cut.json: The file is cut off: its end is missing after line 1. Copy or download it again.",
      "The network of model.json is 784-12 relu-10 softmax, but that of ten.json is 784-10 softmax. Give the network that the model was trained with, or leave --network out.",
      "missing.json: Layer 1 has 9407 weights, but 9408 were expected. Save the model again.",
      "nan.json: Layer 2 has “NaN” among its biases, at place 4, where an ordinary number was expected. Save the model again.",
      "null.json: Layer 2 has “null” among its biases, at place 4, where an ordinary number was expected. Save the model again.",
      "digits.json: This is not a model: it does not begin as model.json does. Choose a model that Blockprop saved.",
      "no-folder/model.json cannot be written: there is no folder no-folder.",
      "FOLDER cannot be written: it is a folder, but a file was expected.",
      "evaluate wants a model: add --model MODEL.json. \`npm run -s cli\` lists all options.",
      "evaluate wants samples: add --data FILE. \`npm run -s cli\` lists all options.",
      "no-such-file.txt cannot be read: there is no such file.",
      "Sample 1 of “short.txt” has 2 numbers, but the network takes 784. Change the inputs of the network, or use another list.",
      "Sample 1 of “cat.txt” has the label “cat”, but the outputs of the network are for the numbers 0 to 9. Write a number from 0 for each word in the data, and give the last layer one neuron for each.",
      "missing.json: Layer 1 has 9407 weights, but 9408 were expected. Save the model again.",
      "Sample 1 of “ROOT/datasets/mnist_100.txt” cannot be answered: neuron 1 of layer 1 came to Infinity. The weights of the network or the numbers of the sample are too large. Use a network trained with a smaller learning rate, or numbers from 0 to 1.",
      "ROOT/datasets/mnist_100.txt: model.json is cut off or damaged: it is not valid JSON. The network has to be trained again.",
      "predict wants a model: add --model MODEL.json. \`npm run -s cli\` lists all options.",
      "Sample 1 of “short.txt” has 2 numbers, but the network takes 784. Change the inputs of the network, or use another list.",
      "Item 1 of "plain.txt" is not a sample: it has no values. A sample is a label and its values, like "5 0.0 0.5 1.0". Import a list of samples, or correct the item.",
      "tune wants a network: add --network NETWORK.json. \`npm run -s cli\` lists all options.",
      "tune wants samples to test on: add --test FILE. \`npm run -s cli\` lists all options.",
      "tune wants learning rates: add --learning-rates 0.01,0.03,0.1. \`npm run -s cli\` lists all options.",
      "--learning-rates wants numbers above 0 with commas between, like 0.01,0.03,0.1, but got “”.",
      "--learning-rates wants numbers above 0 with commas between, like 0.01,0.03,0.1, but got “-1”.",
      "--learning-rates wants numbers above 0 with commas between, like 0.01,0.03,0.1, but got “0.1;1”.",
      "--epochs wants a whole number from 1, but got “0”.",
    ]
  `);
  for (const sentence of sentences) expect(sentence).not.toMatch(/\n|Error|\bat \//);
  expect(folder.names).toEqual(files);
});
