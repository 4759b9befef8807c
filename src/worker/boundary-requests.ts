// The request for a network's decision boundary, served in slices between those of a run. What is known of
// list and network from one to the next is kept for each open project.
import { DecisionBoundary } from "#host/decision-boundary";
import type { Session } from "#host/session";
import { englishBoundary } from "#program/english-boundary";
import { addMissing } from "#program/messages";
import { createPause } from "./list-source.ts";
import type { Answer, Ask } from "./protocol.ts";

const boundaries = new WeakMap<Session, DecisionBoundary>();

addMissing(englishBoundary);

export function boundary(
  ask: Ask<"boundary">,
  { session }: { readonly session: Session },
): Promise<Answer<"boundary">> {
  let known = boundaries.get(session);
  if (known === undefined) {
    const pause = createPause();
    known = new DecisionBoundary(session.learner, {
      list: (id) => session.samplesOf(id),
      now: () => performance.now(),
      pause,
    });
    boundaries.set(session, known);
  }
  return known.look(ask);
}
