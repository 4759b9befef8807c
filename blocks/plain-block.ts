// Blocks that run the operation of their own type, with their slots as its arguments in their order.
import type { BlockReader, BlockSpec, Slot } from "#compile/block-spec";

interface Words extends Pick<BlockSpec, "type" | "text" | "help" | "hidden"> {
  readonly slots?: Readonly<Record<string, Slot>>;
}

export function statement(words: Words): BlockSpec {
  return { ...words, shape: "statement", compile: callOf(words) };
}

export function reporter(words: Words): BlockSpec {
  return { ...words, shape: "reporter", compile: callOf(words) };
}

/** Of true or false. */
export function question(words: Words): BlockSpec {
  return { ...words, shape: "boolean", compile: callOf(words) };
}

function callOf({ type, slots = {} }: Words) {
  const entries = Object.entries(slots);
  return (b: BlockReader) =>
    b.call(
      type,
      ...entries.map(([name, { kind }]) =>
        kind === "choice" ? b.literal(b.choice(name)) : b.expr(name),
      ),
    );
}
