// Stage: what is shown while the network learns.
import type { Category } from "#compile/block-spec";

export const stage: Category = {
  id: "stage",
  name: "Stage",
  colour: ["#8A5CD6", "#7A4BC9", "#6438AE"],
  blocks: [
    {
      type: "stage_draw",
      shape: "statement",
      text: "draw {SAMPLE}",
      slots: { SAMPLE: { kind: "sample" } },
      help: "Shows the sample on the stage: framed in green if the network's last prediction is its label, in red if not. The bars show the network's last outputs.",
      compile: (b) => b.call("stage_draw", b.expr("SAMPLE")),
    },
    {
      type: "stage_plot",
      shape: "statement",
      text: "plot {VALUE} as {SERIES}",
      slots: {
        VALUE: { kind: "number", default: "" },
        SERIES: {
          kind: "choice",
          options: [
            { value: "sample loss", text: "loss of a sample" },
            { value: "epoch loss", text: "loss of an epoch" },
            { value: "epoch accuracy", text: "accuracy of an epoch" },
            { value: "validation loss", text: "validation loss" },
            { value: "validation accuracy", text: "validation accuracy" },
          ],
        },
      },
      help: "Puts a point on a chart: grey dots for single samples, a line for epochs, a dashed line for validation. The point stands at the number of samples learned so far.",
      compile: (b) => b.call("stage_plot", b.expr("VALUE"), b.literal(b.choice("SERIES"))),
    },
    {
      type: "stage_boundary",
      shape: "statement",
      text: "draw decision boundary of {LIST}",
      slots: { LIST: { kind: "list" } },
      help: "For a network with 2 inputs, x and y: colours every point of the plane by the network's answer there, strong where it is sure, pale where it is not, with the samples of the list as dots. A ring is around those that it answers wrongly. The picture follows the network while it learns. Point at it to see the outputs there.",
      compile: (b) => {
        const found = b.networkInputs ?? 2;
        if (found !== 2) b.error("stage.boundaryInputs", { found });
        return b.call("stage_boundary", b.list("LIST"));
      },
    },
    {
      type: "stage_clear",
      shape: "statement",
      text: "clear stage",
      help: "Empties the charts, the sample picture and the bars. Previous runs stay on the charts as light lines.",
      compile: (b) => b.call("stage_clear"),
    },
    {
      type: "stage_showpad",
      shape: "statement",
      text: "show pad for drawing",
      help: "Shows the pad on which you can draw a digit.",
      compile: (b) => b.call("stage_pad", b.literal(true)),
    },
    {
      type: "stage_hidepad",
      shape: "statement",
      text: "hide pad for drawing",
      help: "Hides the pad on which you can draw a digit.",
      compile: (b) => b.call("stage_pad", b.literal(false)),
    },
  ],
};
