// Which variables and lists a Scratch project shows on its stage -> our monitors.
import type { ProjectMonitor, ProjectTarget } from "#compile/project";
import { isRecord, type Json } from "#compile/read-json";
import type { BlockForms } from "#program/block-forms";
import { text } from "#program/messages";
import { blockName, type LeftOut } from "./left-out.ts";

interface MonitorsContext {
  readonly targets: readonly ProjectTarget[];
  readonly left: LeftOut;
  readonly forms: BlockForms;
}

const modes = ["normal", "large", "slider"] as const;

export function readMonitors(
  saved: unknown,
  { targets, left, forms }: MonitorsContext,
): readonly ProjectMonitor[] {
  const shown = new Set<string>();
  return (Array.isArray(saved) ? saved : []).flatMap((monitor): ProjectMonitor[] => {
    if (!isRecord(monitor)) return [];
    const id = subject(monitor, targets);
    if (id === undefined) {
      const parameters = isRecord(monitor.params) ? monitor.params : {};
      const called =
        parameters.VARIABLE ?? parameters.LIST ?? blockName(String(monitor.opcode), forms);
      const name = text("scratch.monitor", { name: String(called).slice(0, 60) });
      if (monitor.visible === true) left.add("dropped", name);
      return [];
    }
    if (shown.has(id)) return [];
    shown.add(id);
    const mode = modes.find((one) => one === monitor.mode);
    const isVariable = monitor.opcode === "data_variable";
    const { x, y, width, height, sliderMin: min, sliderMax: max } = monitor;
    const numbers = isVariable ? { min, max, x, y } : { x, y, width, height };
    const known = Object.entries(numbers).filter(
      ([, number]) => typeof number === "number" && Math.abs(number) <= 1e9,
    );
    return [
      {
        ...{ id, visible: monitor.visible === true },
        ...(isVariable && mode !== undefined ? { mode } : {}),
        ...Object.fromEntries(known),
      },
    ];
  });
}

/** The id of the variable or list that is shown: the monitor has it, else its name tells. */
function subject(monitor: Json, targets: readonly ProjectTarget[]): string | undefined {
  const isList = monitor.opcode === "data_listcontents";
  if (!isList && monitor.opcode !== "data_variable") return undefined;
  const { spriteName, id } = monitor;
  const parameters = isRecord(monitor.params) ? monitor.params : {};
  const name = isList ? parameters.LIST : parameters.VARIABLE;
  const owner = targets.find((target) =>
    typeof spriteName === "string" ? target.name === spriteName : target.isStage,
  );
  const ofOwner = (isList ? owner?.lists : owner?.variables) ?? [];
  const found = ofOwner.find((one) => one.name === name) ?? ofOwner.find((one) => one.id === id);
  return found?.id;
}
