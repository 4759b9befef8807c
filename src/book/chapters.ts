// The book: its chapters from one neuron to honest tests, the topics of each, and which topics the
// help card of a block shows. Words: `book.chapter.ID.title`, and its paragraphs `.1`, `.2` and so on.
import type { Topic } from "./topic.ts";
import { networkTopics } from "./topics-network.ts";
import { trainingTopics } from "./topics-training.ts";

export interface Chapter {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly topics: readonly Topic[];
}

/** A topic in a help card; with `when`, only while the block's menu has that value. */
interface TopicOfBlock {
  readonly topic: string;
  readonly when?: { readonly slot: string; readonly value: string };
}

const plan: readonly (readonly [chapter: string, ...topics: string[]])[] = [
  ["one-neuron", "neuron", "pixel"],
  ["a-layer", "dense", "parameters", "init"],
  ["activations", "relu", "leaky-relu", "sigmoid", "tanh", "linear"],
  ["outputs", "softmax", "log-softmax", "forward", "prediction"],
  ["loss", "cross-entropy", "binary-cross-entropy", "mean-squared-error", "surprise"],
  ["gradient-by-hand", "gradient"],
  ["backpropagation", "backprop"],
  ["update", "sgd", "float32"],
  [
    ...(["batches", "batch", "epochs", "epoch-figures"] as const),
    ...["step-decay", "exponential-decay", "decay-from", "warm-up"],
  ],
  ["optimizers", "momentum", "nesterov", "rmsprop", "adagrad", "adam"],
  ["regularisation", "l2", "l1", "dropout", "copies"],
  ["honest-tests", "split", "early-stop", "sweep", "accuracy", "class-figures"],
];

const topics = new Map([...networkTopics, ...trainingTopics].map((topic) => [topic.id, topic]));

export const chapters: readonly Chapter[] = plan.map(([id, ...ids], index) => ({
  id,
  number: index + 1,
  topics: ids.map(topicOf),
}));

/** Throws on an id that no topic has. */
export function topicOf(id: string): Topic {
  const topic = topics.get(id);
  if (topic === undefined) throw new Error(`There is no topic "${id}"`);
  return topic;
}

/** The chapter a topic stands in. */
export function chapterOf(topic: Topic): Chapter {
  const chapter = chapters.find((one) => one.topics.includes(topic));
  if (chapter === undefined) throw new Error(`No chapter has the topic "${topic.id}"`);
  return chapter;
}

/**
 * The topics that belong to a block.
 * @param chosen the value of one of its menus; null for those that belong to any value
 */
export function topicsOfBlock(
  type: string,
  chosen: (slot: string) => string | null,
): readonly Topic[] {
  return (ofBlocks[type] ?? [])
    .filter(({ when }) => when === undefined || [null, when.value].includes(chosen(when.slot)))
    .map(({ topic }) => topicOf(topic));
}

function always(...ids: readonly string[]): readonly TopicOfBlock[] {
  return ids.map((topic) => ({ topic }));
}

/** One topic for each value of a menu, of the same name unless another is given. */
function byMenu(slot: string, values: Readonly<Record<string, string>>): readonly TopicOfBlock[] {
  return Object.entries(values).map(([value, topic]) => ({ topic, when: { slot, value } }));
}

function named(...ids: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(ids.map((id) => [id, id]));
}

const ofBlocks: Readonly<Record<string, readonly TopicOfBlock[]>> = {
  network_define: always("parameters"),
  network_dense: always("dense", "init"),
  network_dense_uniform: always("dense", "init"),
  network_activation: byMenu(
    "FUNCTION",
    named("relu", "leaky-relu", "sigmoid", "tanh", "linear", "softmax", "log-softmax"),
  ),
  network_loss: byMenu(
    "LOSS",
    named("cross-entropy", "binary-cross-entropy", "mean-squared-error"),
  ),
  network_sgd: always("sgd"),
  network_dropout: always("dropout"),
  network_momentum: byMenu("KIND", named("momentum", "nesterov")),
  network_rmsprop: always("rmsprop"),
  network_adagrad: always("adagrad"),
  network_adam: always("adam"),
  network_batch: always("batch"),
  network_fullbatch: always("batch"),
  network_l2: always("l2"),
  network_l1: always("l1"),
  network_stepdecay: always("step-decay"),
  network_exponentialdecay: always("exponential-decay"),
  network_decayfrom: always("decay-from"),
  network_warmup: always("warm-up"),
  network_float32: always("float32"),
  training_reset: always("init"),
  training_train: always("sgd"),
  training_epochs: always("epochs"),
  training_epochsslice: always("epochs"),
  training_epochsuntil: always("early-stop"),
  training_epochssliceuntil: always("early-stop"),
  training_sweep: always("sweep"),
  training_sweepfigure: always("sweep"),
  training_predict: always("prediction"),
  training_forward: always("forward"),
  training_backward: always("backprop"),
  training_update: always("sgd", "batch"),
  training_setrate: always("sgd"),
  training_rate: always("sgd"),
  training_prediction: always("prediction"),
  training_confidence: always("prediction"),
  training_output: always("softmax"),
  training_loss: always("cross-entropy"),
  training_epoch: always("epochs"),
  training_epochfigure: always("epoch-figures"),
  training_accuracy: always("accuracy"),
  training_losson: always("accuracy"),
  training_slicefigure: always("accuracy"),
  training_classfigure: always("class-figures"),
  training_surprise: always("surprise"),
  data_pixel: always("pixel"),
  data_addcopies: always("copies"),
  data_split: always("split"),
};

/** The types of blocks whose help card shows this topic. */
export function blocksOf(topic: Topic): readonly string[] {
  return Object.keys(ofBlocks).filter((type) => topicsOfBlock(type, () => null).includes(topic));
}
