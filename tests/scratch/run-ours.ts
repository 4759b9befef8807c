// Runs a saved project in our interpreter on the clock of stock-vm.ts: so many ms each round, never more.
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { listKey, type Project } from "#compile/project";
import { provideRunTools } from "#host/run-tools";
import { Session } from "#host/session";
import { fillLists, itemsOf } from "../programs/run-project.ts";
import { ourPicture } from "./picture.ts";
import type { Remains } from "./stock-vm.ts";
import { MOUSE_AT, ROUND_MS, type Trial } from "./trial.ts";

provideRunTools();

/** Looks at the clock after which a program of ours would be called endless. */
const MOST_LOOKS = 20_000;

export async function runOurs(project: Project, trial: Trial): Promise<Remains> {
  const { program, diagnostics } = compileProject(project, registry);
  const session: Session = new Session({
    now: () => session.scheduler.rounds * ROUND_MS,
    date: () => 0,
  });
  session.setProgram(program);
  session.senses.point(MOUSE_AT, false);
  await fillLists(session, project);
  session.sprites.pen.keeps = true;
  session.questions.prepared = [...(trial.answers ?? [])];
  session.flag();
  const ended = drive(session, trial, MOST_LOOKS);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const { fault } = session.scheduler;
  return {
    ended: [ended, ...errors.map((one) => one.text), ...(fault ? [fault.error.message] : [])].join(
      ": ",
    ),
    ...leftIn(project, session),
    picture: ourPicture(session, project.targets.at(-1)?.name ?? ""),
  };
}

/** `mostLooks`: at the clock, then the time is over. */
export function drive(
  session: Session,
  { keys = [] }: Pick<Trial, "keys">,
  mostLooks: number,
): string {
  const { scheduler } = session;
  const strokes = [...keys];
  let looks = mostLooks;
  const outOfTime = () => --looks < 0;
  for (let round = 0; !outOfTime(); round++) {
    for (; strokes[0]?.round === round; strokes.shift()) {
      const { key, isDown } = strokes[0];
      if (isDown) session.key(key);
      else session.keyReleased(key);
    }
    // While keys are to come there is something to see in each round, so that it ends by itself.
    const isExact = strokes.length > 0;
    if (isExact) scheduler.noteVisible();
    session.senses.hasReadTime = false;
    const end = scheduler.run({ outOfTime, visibleRounds: isExact ? 1 : Infinity });
    if (end === "idle" && !isExact) return "done";
    if (end === "error") return "error";
    const mayGoOn =
      isExact ||
      end !== "waiting" ||
      session.senses.hasReadTime ||
      scheduler.waiting().some(({ until }) => until !== null);
    if (!mayGoOn) return "waits";
  }
  return "time";
}

/** Variables and lists by name, those of a sprite with its name before theirs. */
function leftIn({ targets }: Project, session: Session) {
  return {
    variables: Object.fromEntries(
      targets.flatMap((target) =>
        target.variables.map((one) => [listKey(target, one), session.variable(one.id).value]),
      ),
    ),
    lists: Object.fromEntries(
      targets.flatMap((target) =>
        target.lists.map((one) => [listKey(target, one), itemsOf(session.list(one.id))]),
      ),
    ),
  };
}
