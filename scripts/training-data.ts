// The samples of a training on the command line: those to train on, the last of them or another file
// for validation, and a file for testing.
import type { SampleList } from "#data/sample-list";
import type { KeptModel } from "#host/kept-model";
import { takeUp } from "#host/train-samples";
import { RunError } from "#program/diagnostic";
import { CommandMistake, readWhole } from "./command-mistake.ts";
import { readDataFile } from "./read-data-file.ts";

export interface DataOptions {
  readonly data: string;
  readonly limit?: string | undefined;
  readonly test?: string | undefined;
  readonly validation?: string | undefined;
}

type Source = Parameters<typeof takeUp>[0];
type Table = ReturnType<typeof takeUp>;

export interface TrainingData {
  /** All items of the data file. */
  readonly list: SampleList;
  readonly training: Source;
  readonly validation: Source | null;
  readonly test: Source | null;
  /** How many of the samples to train on were kept apart for validation. */
  readonly keptApart: number;
}

/** Reads the files; `keptApart` is what the network file says of validation. */
export async function openTrainingData(
  options: DataOptions,
  keptApart: number,
): Promise<TrainingData> {
  const { data, limit, test, validation = String(keptApart) } = options;
  const isNumber = /^[-+]?[\d.]+$/.test(validation);
  const most = limit === undefined ? Number.POSITIVE_INFINITY : readWhole(limit, "limit", 1);
  const last = isNumber ? readWhole(validation, "validation", 0) : 0;
  const list = await readDataFile(data);
  const taken = Math.min(most, list.length);
  const to = taken - last;
  if (to < 1) {
    throw new CommandMistake(
      `Keeping ${last} samples of ${data} for validation leaves none to train on: ${taken} were taken. Keep fewer.`,
    );
  }
  const tail = last === 0 ? null : { list, name: data, from: to, to: taken };
  return {
    list,
    training: { list, name: data, from: 0, to },
    validation: isNumber ? tail : await wholeFile(validation),
    test: test === undefined ? null : await wholeFile(test),
    keptApart: last,
  };
}

/** The samples as the model takes them; one that does not fit is a mistake that names it. */
export function takeUpAll({ training, validation, test }: TrainingData, model: KeptModel) {
  const table = (source: Source): Table => orMistake(() => takeUp(source, model));
  return {
    training: table(training),
    validation: validation === null ? null : table(validation),
    test: test === null ? null : table(test),
  };
}

export async function wholeFile(path: string): Promise<Source> {
  const list = await readDataFile(path);
  return { list, name: path, from: 0, to: list.length };
}

/** What a `RunError` says is here the mistake of whoever typed the command. */
export function orMistake<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RunError) throw new CommandMistake(error.message);
    throw error;
  }
}
