// Tests a network on a list all at once, where nobody waits: for the command line.
import type { JudgedList } from "./judged-list.ts";
import type { KeptModel } from "./kept-model.ts";
import { Learner } from "./learner.ts";
import { ListJudge } from "./list-judge.ts";
import { type NamedList, ReadySamples } from "./ready-samples.ts";
import { provideRunTools } from "./run-tools.ts";
import type { SamplesOfList } from "./sample-source.ts";

/** A list of samples, by itself and ready to be taken up by a network. */
export function samplesIn(named: NamedList): SamplesOfList {
  return { ...named, ready: new ReadySamples(named) };
}

/** What the network says of each sample. Throws a `RunError` at one that does not fit. */
export function judgeList(named: NamedList, { network, labels }: KeptModel): JudgedList {
  provideRunTools();
  const learner = new Learner();
  learner.adopt(network, { labels });
  const judge = new ListJudge(learner, samplesIn(named));
  while (!judge.step());
  return judge.judged;
}
