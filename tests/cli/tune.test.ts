// `tune`: one training for each learning rate, as JSON, as a table and as a chart.
import { describe, expect, test } from "vitest";
import { tuneCommand } from "../../scripts/cli-tune.ts";
import { drawRates } from "../../scripts/rate-chart.ts";
import { call, digitsNetwork, Folder, mnist100, mnist500 } from "./calling.ts";

const folder = new Folder();
const { trainJson } = folder;
const digits = folder.put("digits.json", digitsNetwork({ epochs: 2 }));
const args = ["--network", digits, "--data", mnist500, "--limit", "200", "--test", mnist100];

describe("tune", () => {
  test("trains each rate as train does, and goes on after one that is too large", async () => {
    const rates = ["--learning-rates", "0.001,0.02,1e200", "--verbose", "0", "--json"];
    const { code, out, errors } = await call(tuneCommand, [...args, ...rates]);
    expect([code, errors]).toEqual([0, []]);
    const result = JSON.parse(out.at(-1) ?? "");
    expect(Object.keys(result)).toEqual(["rates"]);
    const [low, middle, wild] = result.rates;
    const { history } = await trainJson(...args);
    expect(middle).toEqual({
      learningRate: 0.02,
      testAccuracy: history[1].testAccuracy,
      history,
    });
    expect(low.testAccuracy).toBeLessThan(middle.testAccuracy);
    expect(wild).toEqual({ learningRate: 1e200, testAccuracy: null, history: [] });
  });

  test("prints a table and a chart, the best rate marked", async () => {
    const rates = ["--learning-rates", "0.02,0.001,1e200", "--verbose", "0"];
    const { out } = await call(tuneCommand, [...args, ...rates]);
    expect(out.join("\n").replace(/\d\.\d s/g, "0.0 s")).toMatchInlineSnapshot(`
      "learning rate  test accuracy    loss  accuracy   time
               0.02        92.00 %  0.9067   70.00 %  0.0 s  best
              0.001        33.00 %   2.164   21.50 %  0.0 s
             1e+200              -       -         -  0.0 s  the numbers grew too large

             │         *
       100 % │        ▂▂▂
             │        ███
             │        ███
             │        ███
             │        ███
        50 % │        ███
             │ ▂▂▂    ███
             │ ███    ███
             │ ███    ███
             │ ███    ███                                               ×
         0 % └────────────────────────────────────────────────────────────────
               0.001  0.02                                             1e+200
              learning rate"
    `);
  });

  test("shows what is done after Ctrl-C", async () => {
    const rates = ["--learning-rates", "0.01,0.02", "--json"];
    const { code, out, errors } = await call(tuneCommand, [...args, ...rates], (line) => {
      if (line === "learning rate 0.02") process.emit("SIGINT");
    });
    expect(code).toBe(130);
    expect(errors.at(-1)).toBe("Interrupted after 1 of 2 learning rates.");
    expect(JSON.parse(out.at(-1) ?? "").rates).toHaveLength(1);
  });
});

test("the chart spaces rates by their logarithm and keeps names apart", () => {
  const rates = [0.001, 0.01, 0.1, 0.11, 1].map((learningRate, i) => ({
    learningRate,
    testAccuracy: [0.1, 0.5, 1, 0.99, null][i] ?? null,
  }));
  expect(drawRates(rates, 0.1).join("\n")).toMatchInlineSnapshot(`
    "       │                                       *
     100 % │                                      ███  ▇▇▇
           │                                      ███  ███
           │                                      ███  ███
           │                                      ███  ███
           │                                      ███  ███
      50 % │                    ███               ███  ███
           │                    ███               ███  ███
           │                    ███               ███  ███
           │                    ███               ███  ███
           │ ███                ███               ███  ███            ×
       0 % └───────────────────────────────────────────────────────────
             0.001              0.01              0.1  0.11          1
            learning rate"
  `);
  expect(drawRates([{ learningRate: 0.1, testAccuracy: 0.7 }], 0.1)).toHaveLength(14);
});
