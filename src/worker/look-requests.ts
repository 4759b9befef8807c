// The request for a look inside the network, served between two slices of a run. What is counted over
// several looks is kept for each open project.
import { LookInside } from "#host/look-inside";
import type { Session } from "#host/session";
import { englishInside } from "#program/english-inside";
import { addMissing } from "#program/messages";
import type { Answer, Ask } from "./protocol.ts";

const insides = new WeakMap<Session, LookInside>();

addMissing(englishInside);

export function look(ask: Ask<"look">, { session }: { readonly session: Session }): Answer<"look"> {
  let inside = insides.get(session);
  if (inside === undefined) {
    const samples = {
      sampleList: (id: string) => session.samplesOf(id),
      drawing: () => session.drawnSample,
    };
    inside = new LookInside(session.learner, samples, () => performance.now());
    insides.set(session, inside);
  }
  const { learner, scheduler } = session;
  // What nothing was learned in follows the blocks while they are edited.
  const isFresh = learner.network?.trained === 0 && scheduler.isIdle;
  if (isFresh && !learner.isAsDeclared) learner.reset();
  return inside.look(ask);
}
