// A project with a stage and a sprite, in which everything a target can have is there.
import { type BlockState, PROJECT_FORMAT, PROJECT_VERSION, type Project } from "#compile/project";

export const DOT =
  "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz4=";

/** Sets a variable to a number when the flag is clicked. */
export function setsWhenFlag(variable: string, value: number, name = variable): BlockState {
  const set: BlockState = {
    type: "data_setvariableto",
    id: `set-${name}`,
    fields: { VARIABLE: { id: variable } },
    inputs: {
      VALUE: { shadow: { type: "text", id: `value-${name}`, fields: { TEXT: `${value}` } } },
    },
  };
  return { type: "event_whenflagclicked", id: `hat-${name}`, x: 24, y: 24, next: { block: set } };
}

export function spriteProject(): Project {
  return {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    name: "Sprites",
    seed: 1,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables: [{ id: "all", name: "score", value: 1 }],
        lists: [{ id: "all-list", name: "found" }],
        messages: [{ id: "go", name: "go" }],
        blocks: [setsWhenFlag("all", 5)],
        comments: [],
      },
      {
        name: "Cat",
        isStage: false,
        variables: [{ id: "own", name: "score", value: 2 }],
        lists: [{ id: "own-list", name: "found" }],
        messages: [],
        blocks: [setsWhenFlag("own", 7)],
        comments: [],
        look: {
          costumes: [
            { name: "sits", image: DOT, width: 9, height: 9, centreX: 4.5, centreY: 4.5 },
            { name: "runs", image: DOT, width: 9, height: 9, centreX: 0, centreY: -3 },
          ],
          costume: 1,
          x: -20.5,
          y: 40,
          size: 150,
          direction: -90,
          visible: false,
        },
      },
    ],
    lists: { found: { items: ["a"] }, "Cat.found": { items: ["b", "c"] } },
    monitors: [
      { id: "all", visible: true, mode: "slider", min: -5, max: 10.5, x: 3, y: 4 },
      { id: "own", visible: true },
    ],
    breakpoints: ["set-own"],
    settings: { speed: "turbo", drawingPad: false },
  };
}
