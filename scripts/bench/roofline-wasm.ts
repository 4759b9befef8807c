// The roofline where there is no C compiler: the same loops as peers/c/roofline.c, written down as a
// small WebAssembly module of 128-bit vectors. Opcodes and sections: WebAssembly core specification 2.0.

const CHAINS = 12;
const TIMES = 5;
const PAGES = 16;

const I32 = 0x7f;
const V128 = 0x7b;
const GET = 0x20;
const SET = 0x21;
const FLOAT64 = { add: [0xfd, 0xf0, 0x01], mul: [0xfd, 0xf2, 0x01], lanes: 2 };
const FLOAT32 = { add: [0xfd, 0xe4, 0x01], mul: [0xfd, 0xe6, 0x01], lanes: 4 };
const LOAD = (offset: number) => [0xfd, 0x00, 0x04, ...leb(offset)];
const STORE = (offset: number) => [0xfd, 0x0b, 0x04, ...leb(offset)];

/** As `Roofline`, in G/s: operations on 128-bit vectors, bytes read and written. */
export async function measureRooflineInWasm() {
  const { instance } = await WebAssembly.instantiate(moduleBytes());
  const call = (name: string, rounds: number, size: number): number => {
    const run = instance.exports[name];
    if (typeof run !== "function") throw new Error(`The module exports no ${name}`);
    const began = performance.now();
    run(rounds, size);
    return (performance.now() - began) / 1e3;
  };
  const best = (work: number, measure: () => number) =>
    work / Math.min(...Array.from({ length: TIMES }, measure)) / 1e9;
  const rounds = 2e6;
  const flops = (name: string, lanes: number) =>
    best(2 * CHAINS * lanes * rounds, () => call(name, rounds, 0));
  const traffic = (size: number) => {
    const sweeps = (256 << 20) / size;
    return best(2 * size * sweeps, () => call("bytes", sweeps, size));
  };
  return {
    float64: flops("float64", FLOAT64.lanes),
    float32: flops("float32", FLOAT32.lanes),
    l1: traffic(16 << 10),
    l2: traffic(512 << 10),
  };
}

/** Every function takes (rounds, size); parameters are locals 0 and 1, others follow. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const names = ["float64", "float32", "bytes"];
  const bodies = [arithmetic(FLOAT64), arithmetic(FLOAT32), sweeps()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, 2, I32, I32, 0]]),
    ...section(3, [[0], [0], [0]]),
    ...section(5, [[0, PAGES]]),
    ...section(
      7,
      names.map((name, i) => [name.length, ...new TextEncoder().encode(name), 0, i]),
    ),
    ...section(
      10,
      bodies.map((body) => [...leb(body.length), ...body]),
    ),
  ]);
}

/** Chains x = x factor + term that do not wait for each other, factor and term from memory (0). */
function arithmetic({ add, mul }: typeof FLOAT64): number[] {
  const chains = Array.from({ length: CHAINS }, (_, i) => 2 + i);
  const factor = 2 + CHAINS;
  const term = factor + 1;
  const steps = chains.flatMap((x) => [GET, x, GET, factor, ...mul, GET, term, ...add, SET, x]);
  return [
    ...[1, CHAINS + 2, V128],
    ...[...chains, factor, term].flatMap((x) => [0x41, 0, ...LOAD(16 * x), SET, x]),
    ...[0x03, 0x40, ...steps, ...untilZero(0), 0x0b],
    ...chains.flatMap((x) => [0x41, 0, GET, x, ...STORE(16 * x)]),
    0x0b,
  ];
}

/** Adds to each of `size` bytes' vectors in turn, `rounds` times. Local 2 is the place, 3 the term. */
function sweeps(): number[] {
  const offsets = Array.from({ length: 8 }, (_, i) => 16 * i);
  const steps = offsets.flatMap((offset) => [
    ...[GET, 2, GET, 2, ...LOAD(offset), GET, 3, ...FLOAT64.add, ...STORE(offset)],
  ]);
  const next = [GET, 2, 0x41, ...leb(128, 6), 0x6a, 0x22, 2, GET, 1, 0x49, 0x0d, 0];
  return [
    ...[2, 1, I32, 1, V128],
    ...[0x03, 0x40, 0x41, 0, SET, 2, 0x03, 0x40, ...steps, ...next, 0x0b, ...untilZero(0), 0x0b],
    0x0b,
  ];
}

/** Counts a local down and goes round again while it is not 0. */
const untilZero = (local: number) => [GET, local, 0x41, 1, 0x6b, 0x22, local, 0x0d, 0];

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const content = [...leb(entries.length), ...entries.flat()];
  return [id, ...leb(content.length), ...content];
}

/** A whole number in LEB128; a signed constant needs its top bit, bit 6 of its last byte, clear. */
function leb(value: number, bits = 7): number[] {
  const last = value < 2 ** bits;
  return last ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7, bits)];
}
