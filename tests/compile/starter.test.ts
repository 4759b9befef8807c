import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import { printProgram } from "#program/print-program";

const starter: unknown = JSON.parse(
  readFileSync(new URL("../../src/gallery/starter.json", import.meta.url), "utf8"),
);

test("the starter project compiles without a complaint", () => {
  const { project, problems } = parseProject(starter);
  expect(problems).toBeUndefined();
  const { program, diagnostics, notes } = compileProject(project!, registry);
  expect(diagnostics).toEqual([]);
  expect(program.scripts).toHaveLength(2);
  expect(program.network?.layers.map(({ units, activation }) => [units, activation])).toEqual([
    [8, "relu"],
    [8, "relu"],
    [10, "softmax"],
  ]);
  expect(notes).toMatchObject({ "dense-1": "784 → 8", "dense-2": "8 → 8", "dense-3": "8 → 10" });
  expect(printProgram(program)).toMatchInlineSnapshot(`
    "network with 784 inputs
      dense 8, relu, weights glorot
      dense 8, relu, weights glorot
      dense 10, softmax, weights glorot
      loss cross-entropy
      sgd, learning rate 0.005

    when flag
      training_reset()
      stage_clear()
      learning rate := training_rate()
      epoch := "0"
      repeat 100
        epoch += 1
        sample := "0"
        correct := "0"
        loss sum := "0"
        repeat data_lengthoflist([Mnist])
          sample += 1
          training_train(data_sample(sample, [Mnist]))
          loss := training_loss()
          loss sum += loss
          if operator_equals(training_prediction(), data_label(data_sample(sample, [Mnist])))
            correct += 1
          if operator_equals(draw_sample, "1")
            stage_draw(data_sample(sample, [Mnist]))
          if operator_equals(plot, "1")
            stage_plot(loss, "sample loss")
        accuracy := operator_divide(correct, data_lengthoflist([Mnist]))
        stage_plot(operator_divide(loss sum, data_lengthoflist([Mnist])), "epoch loss")
        stage_plot(accuracy, "epoch accuracy")
      accuracy := training_accuracy([Mnist])

    when key "9"
      stop other scripts
      training_reset()
      stage_clear()
      epoch := "0"
      sample := "0"
      loss := "0"
      accuracy := "0"
    "
  `);
});
