// The samples of a training on the command line: those to train on, the last of them or another file
// for validation, and a file for testing.
import type { SampleList } from "#data/sample-list";
import { countValidation } from "#files/network-json";
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
}

/** Reads the files; `planned` is what the network file says of validation. */
export async function openTrainingData(
  options: DataOptions,
  planned: number,
): Promise<TrainingData> {
  const { data, limit, test } = options;
  const most = limit === undefined ? Number.POSITIVE_INFINITY : readWhole(limit, "limit", 1);
  const validation = readValidation(options.validation, planned);
  const list = await readDataFile(data);
  const taken = Math.min(most, list.length);
  const last = validation.apart === 0 ? 0 : countValidation(validation.apart, taken);
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
    validation: validation.file === null ? tail : await wholeFile(validation.file),
    test: test === undefined ? null : await wholeFile(test),
  };
}

export interface Validation {
  /** What is kept apart of the training samples, as a network file says it: a number or a share. */
  readonly apart: number;
  readonly file: string | null;
}

/** `--validation N|FILE`, or what is planned. A share below 1 is taken as in a network file. */
export function readValidation(words: string | undefined, planned: number): Validation {
  if (words === undefined) return { apart: planned, file: null };
  if (!/^[-+]?[\d.]+$/.test(words)) return { apart: 0, file: words };
  const apart = Number(words);
  if (apart >= 0 && (apart < 1 || Number.isSafeInteger(apart))) return { apart, file: null };
  throw new CommandMistake(
    `--validation wants a whole number of samples, a share of them below 1, or a file, but got “${words}”.`,
  );
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
