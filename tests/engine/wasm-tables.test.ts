// Rows of sample tables come out of the WebAssembly memory as the table itself gives them.
import { expect, test } from "vitest";
import { Random } from "#engine/rng";
import { SampleTable } from "#engine/sample-table";
import type { NetworkSpec } from "#engine/spec";
import { Specification } from "#engine/specification";
import { arithmeticUnderTest } from "./arithmetic-under-test.ts";

function specOf(inputs: number): NetworkSpec {
  return {
    inputs,
    layers: [{ units: 3, activation: "softmax", init: "glorot" }],
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.1 },
  };
}

const random = new Random(5, 2);

function addBytes(table: SampleTable, rows: number): void {
  for (let r = 0; r < rows; r++) {
    const density = random.next();
    const values = Uint8Array.from({ length: table.inputs }, () =>
      random.next() < density ? Math.floor(256 * random.next()) : 0,
    );
    table.add(values, r % 3);
  }
}

function addNumbers(table: SampleTable, rows: number): void {
  for (let r = 0; r < rows; r++) {
    const values = Float64Array.from({ length: table.inputs }, () =>
      random.next() < 0.5 ? 0 : 4 * random.next() - 2,
    );
    table.add(values, r % 3);
  }
}

/** Reads the rows in any order, more often than there are rows, from several tables in turn. */
async function expectSameRows(tables: readonly SampleTable[], reserve: number) {
  const [{ inputs }] = tables;
  const make = await arithmeticUnderTest("float64", reserve);
  const fast = make(specOf(inputs));
  const slow = new Specification(specOf(inputs));
  const fastPass = fast.createPass();
  const slowPass = slow.createPass();
  const check = (table: SampleTable) => {
    const row = Math.floor(random.next() * table.length);
    fast.loadRow(fastPass, table, row);
    slow.loadRow(slowPass, table, row);
    const found = fastPass.layers[0].x;
    const wanted = slowPass.layers[0].x;
    expect(found.count).toBe(wanted.count);
    let equal = 0;
    for (let i = 0; i < wanted.count; i++) {
      if (found.index[i] === wanted.index[i] && found.value[i] === wanted.value[i]) equal++;
    }
    expect(equal).toBe(wanted.count);
    fast.forward(fastPass, null);
    slow.forward(slowPass, null);
    expect(fastPass.layers[0].z).toEqual(slowPass.layers[0].z);
  };
  for (let k = 0; k < 60; k++) for (const table of tables) check(table);
  return check;
}

function tableOf(inputs: number, fill: (table: SampleTable) => void): SampleTable {
  const table = new SampleTable(inputs);
  fill(table);
  return table;
}

test("a table of bytes is read from its copy as from itself", async () => {
  await expectSameRows([tableOf(37, (table) => addBytes(table, 20))], 1 << 16);
});

test("numbers that are no bytes, and indices above 65,535, are read from a copy too", async () => {
  await expectSameRows([tableOf(37, (table) => addNumbers(table, 20))], 1 << 16);
  await expectSameRows([tableOf(70_000, (table) => addBytes(table, 4))], 1 << 22);
});

test("rows that are added after the copy was made are read, bytes or not", async () => {
  const table = tableOf(21, (t) => addBytes(t, 10));
  const check = await expectSameRows([table], 1 << 16);
  for (let round = 0; round < 40; round++) {
    if (round < 30) addBytes(table, 1);
    else addNumbers(table, 1);
    for (let k = 0; k < 20; k++) check(table);
  }
});

test("tables that do not fit, alone or together, are read all the same", async () => {
  const tables = [12, 15, 9].map((rows) => tableOf(50, (table) => addBytes(table, rows)));
  await expectSameRows(tables, 4096);
  await expectSameRows(tables, 1024);
  await expectSameRows(tables, 0);
});
