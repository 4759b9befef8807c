// The value of an expression of blocks, computed by a program of one script.
import { block, type Part, project, set, whenFlag } from "../programs/build-project.ts";
import { run } from "../programs/run-project.ts";

export type Items = readonly (string | number)[];

export async function evaluate(expression: Part, items: Items = []) {
  const json = project({
    variables: { result: "unset", truth: true, lie: false, "not a number": 0 },
    lists: { list: items },
    scripts: [
      whenFlag(
        set("not a number", block("operator_divide", { inputs: { NUM1: 0, NUM2: 0 } })),
        set("result", expression),
      ),
    ],
  });
  const { ended, variables } = await run(json);
  if (ended !== "done") throw new Error(`The program ended with ${ended}`);
  return variables.result;
}
