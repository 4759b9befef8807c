// What a stand-in for an unknown block carries; see unknown-block.ts for how it looks.

/** Only inside the editor: saving gives the block its own type back. */
export const UNKNOWN_TYPE = "unknown_block";
/** Its style in the theme. */
export const UNKNOWN_STYLE = "unknown";

export interface UnknownState {
  /** The block as it was saved, without its id, position and the blocks below it. */
  readonly saved: {
    readonly type: string;
    /** Of a block that came from Scratch: `KeptBlock`. */
    readonly extraState?: unknown;
  };
  /** Where it sits, and so which connections its stand-in has. */
  readonly place: "top" | "value" | "stack";
  /** The connection check of the place around it; null at the top. */
  readonly checks: string[] | null;
  readonly hasNext: boolean;
}
