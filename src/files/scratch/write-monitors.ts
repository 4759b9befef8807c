// Which variables and lists our stage shows -> monitors of a Scratch project. There each has a place: those that
// have none here get one, so that they do not cover each other.
import type { Project, ProjectMonitor, ProjectTarget } from "#compile/project";
import type { SafeIds } from "./write-names.ts";

export function writeMonitors({ monitors, targets }: Project, ids: SafeIds): readonly unknown[] {
  const rows = { variables: 0, lists: 0 };
  return monitors.flatMap((monitor) => {
    const owner = targets.find(({ variables, lists }) =>
      [...variables, ...lists].some(({ id }) => id === monitor.id),
    );
    if (owner === undefined) return [];
    const isList = owner.lists.some(({ id }) => id === monitor.id);
    const isPlaced = monitor.x !== undefined && monitor.y !== undefined;
    const row = isPlaced || !monitor.visible ? 0 : rows[isList ? "lists" : "variables"]++;
    const place = isList ? listPlace(row) : variablePlace(row);
    return [writeMonitor({ ...place, ...monitor }, owner, ids)];
  });
}

/** In stage units; Scratch makes them about so large. */
const VARIABLE = { width: 120, height: 27, rows: 12 };
const LIST = { width: 100, height: 120, rows: 2 };
const MARGIN = 5;
const STAGE_WIDTH = 480;

/** From the top left corner. */
function variablePlace(row: number) {
  const { width, height, rows } = VARIABLE;
  return { x: MARGIN + width * Math.floor(row / rows), y: MARGIN + height * (row % rows) };
}

/** From the top right corner. */
function listPlace(row: number) {
  const { width, height, rows } = LIST;
  const column = Math.floor(row / rows) + 1;
  return {
    x: STAGE_WIDTH - (width + MARGIN) * column,
    y: MARGIN + (height + MARGIN) * (row % rows),
  };
}

function writeMonitor(monitor: ProjectMonitor, owner: ProjectTarget, ids: SafeIds) {
  const { id, visible, mode, min = 0, max = 100, x = MARGIN, y = MARGIN } = monitor;
  const { width = LIST.width, height = LIST.height } = monitor;
  const list = owner.lists.find((one) => one.id === id);
  const variable = owner.variables.find((one) => one.id === id);
  const common = { id: ids.of(id), spriteName: owner.isStage ? null : owner.name, x, y, visible };
  if (list !== undefined) {
    const what = { mode: "list", opcode: "data_listcontents", params: { LIST: list.name } };
    return { ...common, ...what, value: [], width, height };
  }
  const isDiscrete = Number.isInteger(min) && Number.isInteger(max);
  return {
    ...common,
    ...{ mode: mode === undefined || mode === "normal" ? "default" : mode },
    ...{ opcode: "data_variable", params: { VARIABLE: variable?.name }, value: variable?.value },
    ...{ width: 0, height: 0, sliderMin: min, sliderMax: max, isDiscrete },
  };
}
