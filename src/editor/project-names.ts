// What the project has that menus on blocks offer: its costumes, backdrops and targets. Kept by
// workspace, because a field is made by its block. Knows nothing of what they look like.
import * as Blockly from "blockly/core";

export interface ProjectNames {
  /** Of the target that is open. */
  readonly costumes: readonly string[];
  /** Of the stage. */
  readonly backdrops: readonly string[];
  /** All sprites, without the stage. */
  readonly targets: readonly string[];
  /** Of all targets. */
  readonly variables: readonly string[];
}

const none: ProjectNames = { costumes: [], backdrops: [], targets: [], variables: [] };
const known = new WeakMap<Blockly.Workspace, ProjectNames>();

export function setProjectNames(workspace: Blockly.Workspace, names: ProjectNames): void {
  known.set(workspace, names);
}

/** Also for a workspace that is the palette of another. */
export function projectNamesOf(workspace: Blockly.Workspace): ProjectNames {
  const home = workspace instanceof Blockly.WorkspaceSvg ? workspace.targetWorkspace : null;
  return known.get(home ?? workspace) ?? none;
}
