// The command line: `npm run -s cli -- COMMAND ...`. Each command is a file of its own.
// A user's mistake ends with exit code 2 and one sentence, never a stack trace.
import { speakAllEnglish } from "#program/all-english";
import { CommandMistake } from "./command-mistake.ts";
import { useBuiltKernels } from "./read-kernels.ts";

type Command = (args: readonly string[]) => Promise<number>;

/** Each is loaded when it is asked for: that starts faster. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import("./cli-run.ts")).runCommand,
  check: async () => (await import("./cli-check.ts")).checkCommand,
  train: async () => (await import("./cli-train.ts")).trainCommand,
  evaluate: async () => (await import("./cli-evaluate.ts")).evaluateCommand,
  tune: async () => (await import("./cli-tune.ts")).tuneCommand,
  predict: async () => (await import("./cli-predict.ts")).predictCommand,
};

const usage = `blockprop COMMAND ...

  run PROJECT     presses the green flag and runs until all scripts have ended
      --list NAME=FILE   fills a list from a file; may be given more than once
      --set VAR=VALUE    gives a variable a value before the flag; may be given more than once
      --key K            holds a key down after the flag; may be given more than once
      --model MODEL.json the trained network to begin with, instead of one that the project brings
      --answer TEXT      answers a question; each question takes the next answer
      --seed N           another seed than the project's
      --seconds S        stops after S seconds
      --json             the last line of standard output is one JSON object
  check PROJECT   says what is wrong with a project, without running it
      --json

  train           teaches a network without blocks
      --network FILE     the network and how to train it (network.json)
      --data FILE        the samples to train on
      --limit N          only the first N of them
      --validation N     keeps the last N apart and measures them after each epoch; or --validation FILE
      --test FILE        samples that are only measured, after each epoch
      --epochs N         so many epochs; with --from so many more
      --seed N           another seed than the network file's
      --from MODEL.json  goes on with a model as if it had never been put away; --network may be left out
      --save MODEL.json  writes the model at the end, after Ctrl-C too, and when numbers grow too large
      --no-shuffle       the samples in the order of their file
      --verbose 0|1|2    how much is shown meanwhile: nothing, epochs, or batches and rates too
      --json
  evaluate        how right a model is: loss, accuracy, confusion matrix, figures for each label
      --model MODEL.json --data FILE
      --surprising N     also the N samples whose labels the model expected least
      --csv FILE         a row for each sample: label, prediction, loss, confidence; with --surprising those N
      --json
  tune            one training for each learning rate; test accuracy as a table and a chart
      --network FILE --data FILE --test FILE
      --learning-rates 0.01,0.03,0.1
      --limit, --validation, --epochs, --seed, --no-shuffle, --verbose, --json   as for train
  predict         what a model says of each sample: its label, the prediction, the probabilities
      --model MODEL.json --data FILE
      --json

PROJECT is a .blockprop, .sb3 or project.json file. A data FILE is a list file, a table (CSV, TSV) or the
images of an IDX pair, whose labels file stands beside it; each may be gzipped.
Progress goes to standard error. Exit code 2: a mistake, in one sentence; 130: ended by Ctrl-C.`;

// Whoever reads the output may leave early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? 0);
});

// And a training goes on when nobody watches its progress any more.
process.stderr.on("error", () => {});

speakAllEnglish();
const [name = "", ...args] = process.argv.slice(2);
const wantsHelp = ["", "help", "--help", "-h"].includes(name) || args.includes("--help");
const load = !wantsHelp && Object.hasOwn(commands, name) ? commands[name] : undefined;

if (load === undefined) {
  if (!wantsHelp) console.error(`There is no command “${name}”.\n`);
  console.error(usage);
  process.exitCode = wantsHelp ? 0 : 2;
} else {
  try {
    const command = await load();
    await useBuiltKernels();
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof CommandMistake)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
