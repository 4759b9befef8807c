// Every sentence about blocks before a run, and on which block it stands.
import { describe, expect, test } from "vitest";
import {
  activation,
  add,
  arithmetic,
  block,
  change,
  dense,
  forever,
  get,
  loss,
  network,
  not,
  type Part,
  project,
  repeat,
  type SavedBlock,
  set,
  sgd,
  stack,
  tinyNetwork,
  trainOn,
  whenFlag,
} from "../programs/build-project.ts";
import { compile, run } from "../programs/run-project.ts";

function complaints(...scripts: SavedBlock[]): readonly string[] {
  const { diagnostics } = compile(project({ variables: { n: 0 }, lists: { list: [] }, scripts }));
  return diagnostics.map((one) => `${one.severity} [${one.block}] ${one.text}`);
}

describe("blocks in scripts", () => {
  test("an unknown block is named and its script does not run", () => {
    const script = whenFlag(set("n", 1), block("motion_fly", { inputs: { STEPS: 10 } }));
    expect(complaints(script)).toMatchInlineSnapshot(`
      [
        "error [motion_fly-1] Blockprop does not know the block “motion_fly”. It may come from a newer version. It is kept, but cannot run: take it out of the script.",
      ]
    `);
    expect(complaints(block("motion_fly"))).toHaveLength(1);
    expect(complaints(whenFlag(set("n", block("weather_today"))))).toMatchInlineSnapshot(`
      [
        "error [weather_today-1] Blockprop does not know the block “weather_today”. It may come from a newer version. It is kept, but cannot run: take it out of the script.",
      ]
    `);
    const { program } = compile(
      project({ variables: { n: 0 }, scripts: [script, whenFlag(set("n", 1))] }),
    );
    expect(program.scripts).toHaveLength(1);
    const long = compile(project({ scripts: [block("y".repeat(500))] }));
    expect(long.diagnostics[0]?.text.length).toBeLessThan(300);
  });

  test("a hole without a value", () => {
    expect(
      complaints(whenFlag(block("data_setvariableto", { fields: { VARIABLE: { id: "var-n" } } }))),
    ).toMatchInlineSnapshot(`
        [
          "error [data_setvariableto-1] A hole in this block is empty, but a value is expected there. Type one in, or drag a round block into it.",
        ]
      `);
    expect(complaints(whenFlag(block("training_train")))).toMatchInlineSnapshot(`
      [
        "error [training_train-1] This block needs a sample. Drag \`sample (1) of [list]\` or \`my drawing\` from Data into the hole.",
      ]
    `);
    expect(complaints(whenFlag(block("control_repeat")))).toHaveLength(1);
    // As in Scratch, an empty condition is false.
    expect(complaints(whenFlag(block("control_if"), set("n", not([]))))).toEqual([]);
  });

  test("a variable, list or message that is gone", () => {
    expect(complaints(whenFlag(set("gone", 1)))).toMatchInlineSnapshot(`
      [
        "error [data_setvariableto-1] This variable no longer exists. Choose another one or make it again.",
      ]
    `);
    expect(
      complaints(whenFlag(set("n", block("data_lengthoflist", { fields: { LIST: { id: "x" } } })))),
    ).toMatchInlineSnapshot(`
        [
          "error [data_lengthoflist-1] This list no longer exists. Choose another one or make it again.",
        ]
      `);
    expect(
      complaints(whenFlag(block("event_broadcast", { fields: { BROADCAST_INPUT: { id: 5 } } }))),
    ).toMatchInlineSnapshot(`
        [
          "error [event_broadcast-1] This message no longer exists. Choose another one or make it again.",
        ]
      `);
    expect(
      complaints(
        whenFlag(block("data_setvariableto", { fields: { VARIABLE: "n" }, inputs: { VALUE: 1 } })),
      ),
    ).toHaveLength(1);
  });

  test("a choice that is not in the menu", () => {
    expect(
      complaints(whenFlag(block("control_stop", { fields: { STOP_OPTION: "everyone" } }))),
    ).toMatchInlineSnapshot(`
        [
          "error [control_stop-1] “everyone” is not in this menu. Choose one of: all, this script, other scripts.",
        ]
      `);
    for (const odd of [{ toString: 1 }, [], 7, "x".repeat(1000)]) {
      const [sentence] = complaints(
        whenFlag(block("control_stop", { fields: { STOP_OPTION: odd } })),
      );
      expect(sentence).toContain("Choose one of");
      expect(sentence?.length).toBeLessThan(200);
    }
  });

  test("a block where it does not belong", () => {
    expect(complaints(whenFlag(dense(8)))).toMatchInlineSnapshot(`
      [
        "error [network_dense-1] This block does not belong here. Drag it out of the script.",
      ]
    `);
    expect(complaints(whenFlag(set("n", set("n", 1))))).toHaveLength(1);
    expect(complaints(whenFlag(add(1, 2)))).toHaveLength(1);
    expect(complaints(network(2, set("n", 1))).some((one) => one.includes("does not belong"))).toBe(
      true,
    );
    expect(complaints(whenFlag(whenFlag()))).toHaveLength(1);
  });

  test("disabled blocks are skipped, statements, hats, reporters and networks alike", async () => {
    const off = <T extends SavedBlock>(one: T): T => ({
      ...one,
      disabledReasons: ["MANUALLY_DISABLED"],
    });
    const json = project({
      variables: { n: 0 },
      scripts: [
        off(network(2, dense(3))),
        off(whenFlag(change("n", 1000))),
        whenFlag(change("n", 1), off(change("n", 100)), off(block("nobody_knows")), change("n", 1)),
        off(block("nobody_knows")),
      ],
    });
    expect(await run(json)).toMatchObject({ variables: { n: 2 }, diagnostics: [] });
    const replaced = change("n", off(get("n")));
    replaced.inputs!.VALUE!.shadow = block("math_number", { fields: { NUM: 7 } });
    expect(
      await run(project({ variables: { n: 5 }, scripts: [whenFlag(replaced)] })),
    ).toMatchObject({ variables: { n: 12 } });
  });

  test("nesting that is too deep is refused, not followed", () => {
    let sum: Part = 1;
    for (let depth = 0; depth < 5000; depth++) sum = arithmetic("add", sum, 1);
    expect(complaints(whenFlag(set("n", sum)))).toMatchInlineSnapshot(`
      [
        "error [operator_add-300] Blocks are nested more than 300 deep here, and 300 is the most that can run. Take some of them out.",
      ]
    `);
    let body = set("n", 1);
    for (let depth = 0; depth < 5000; depth++) body = repeat(1, body);
    expect(complaints(whenFlag(body))).toHaveLength(1);
    let fine = set("n", 1);
    for (let depth = 0; depth < 200; depth++) fine = repeat(1, fine);
    expect(complaints(whenFlag(fine))).toEqual([]);
  });

  test("a stack of 20,000 blocks compiles and runs", async () => {
    const steps = Array.from({ length: 20_000 }, () => change("n", 1));
    const json = project({ variables: { n: 0 }, scripts: [whenFlag(...steps)] });
    expect((await run(json)).variables.n).toBe(20_000);
  });
});

describe("networks", () => {
  const end = [loss(), sgd(0.1)];

  test("a softmax in the middle", () => {
    expect(
      complaints(
        network(4, dense(3), activation("softmax"), dense(2), activation("softmax"), ...end),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error [network_dense-2] A softmax stands before this layer. Softmax belongs after the last dense layer only: use ReLU, sigmoid or tanh in between.",
      ]
    `);
  });

  test("no layers, no loss, no optimizer, no probabilities", () => {
    expect(complaints(network(4))).toMatchInlineSnapshot(`
      [
        "error [network_define-1] This network has no layers. Drag a dense layer into it, then an activation, a loss and an optimizer.",
      ]
    `);
    expect(
      complaints(network(4, dense(2), activation("softmax"), sgd(0.1))),
    ).toMatchInlineSnapshot(`
      [
        "error [network_define-1] This network has no loss. Put the block \`loss cross-entropy\` after the last layer.",
      ]
    `);
    expect(complaints(network(4, dense(2), activation("softmax"), loss()))).toMatchInlineSnapshot(`
      [
        "error [network_define-1] This network has no optimizer. Put the block \`SGD, learning rate 0.005\` at the end.",
      ]
    `);
    expect(complaints(network(4, dense(2), activation("relu"), ...end))).toMatchInlineSnapshot(`
      [
        "error [network_loss-1] Cross-entropy needs probabilities, but the last layer does not give any. Put \`activation softmax\` after the last dense layer.",
      ]
    `);
  });

  test("parts that stand in the wrong place or twice", () => {
    const softmax = activation("softmax");
    expect(
      complaints(network(4, activation("relu"), dense(2), softmax, ...end)),
    ).toMatchInlineSnapshot(`
        [
          "error [network_activation-1] This activation has no dense layer before it. Put a dense layer above it.",
        ]
      `);
    expect(
      complaints(network(4, dense(2), activation("relu"), softmax, ...end)),
    ).toMatchInlineSnapshot(`
        [
          "error [network_activation-2] There is already an activation for this layer. Take one of the two away, or put a dense layer between them.",
        ]
      `);
    expect(complaints(network(4, dense(2), softmax, loss(), ...end))).toMatchInlineSnapshot(`
      [
        "error [network_loss-2] There is already a loss above. A network has one: take one away.",
      ]
    `);
    expect(complaints(network(4, dense(2), softmax, ...end, sgd(1)))).toMatchInlineSnapshot(`
      [
        "error [network_sgd-2] There is already an optimizer above. A network has one: take one away.",
      ]
    `);
    expect(
      complaints(network(4, dense(2), softmax, loss(), dense(2), softmax, sgd(1))),
    ).toMatchInlineSnapshot(`
        [
          "error [network_dense-2] This comes after the loss. Move all layers above the loss.",
          "error [network_activation-2] This comes after the loss. Move all layers above the loss.",
        ]
      `);
  });

  test("a learning rate of 0, below 0 or not a number", () => {
    const withRate = (rate: number) =>
      complaints(network(4, dense(2), activation("softmax"), loss(), sgd(rate)));
    expect(withRate(0)).toMatchInlineSnapshot(`
      [
        "error [network_sgd-1] The learning rate is 0 or less, so nothing would be learned. Try 0.005.",
      ]
    `);
    expect(withRate(-0.1)).toMatchInlineSnapshot(`
      [
        "error [network_sgd-1] “-0.1” does not fit here: a number from 0 to 1,000,000 is expected. Type one in.",
      ]
    `);
    expect(withRate(Number.NaN)).toHaveLength(1);
    expect(withRate(1e-300)).toEqual([]);
  });

  test("sizes that are no sizes", () => {
    const sized = (units: unknown) =>
      complaints(
        network(
          4,
          { ...dense(2), fields: { UNITS: units, INIT: "he" } },
          activation("softmax"),
          ...end,
        ),
      );
    expect(sized(0)).toMatchInlineSnapshot(`
      [
        "error [network_dense-1] “0” does not fit here: a whole number from 1 to 10,000 is expected. Type one in.",
      ]
    `);
    expect(sized(2.5)).toHaveLength(1);
    expect(sized("many")).toHaveLength(1);
    expect(sized({ valueOf: 1, toString: 1 })).toHaveLength(1);
    expect(sized("8")).toEqual([]);
    expect(
      complaints(
        network(
          100_000,
          dense(10_000),
          activation("relu"),
          dense(2),
          activation("softmax"),
          ...end,
        ),
      ),
    ).toMatchInlineSnapshot(`
        [
          "error [network_define-1] This network has 1,000,030,002 weights and biases, and 20,000,000 is the most that fits. Give its layers fewer neurons.",
        ]
      `);
  });

  test("two networks: the first one is used", () => {
    expect(complaints(tinyNetwork(), tinyNetwork())).toMatchInlineSnapshot(`
      [
        "error [network_define-2] There are two networks, but a project has one: the first one is used. Take one of them away.",
      ]
    `);
  });

  test("shapes are noted on the blocks", () => {
    const { notes } = compile(project({ scripts: [tinyNetwork()] }));
    expect(notes).toMatchInlineSnapshot(`
      {
        "network_define-1": "2 → 3 → 2, 17 weights and biases",
        "network_dense-1": "2 → 3",
        "network_dense-2": "3 → 2",
      }
    `);
  });
});

test("a project without any block compiles to nothing", () => {
  const { program, diagnostics } = compile(project({ scripts: [] }));
  expect(program.scripts).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test("blocks after a forever and loose blocks do no harm", () => {
  expect(
    complaints(stack(whenFlag(forever(change("n", 1)))), trainOn(get("n")), add(1, 1)),
  ).toEqual([]);
});
