// Turns, restarts and waiting, where a whole program's result would not show the difference.
import { expect, test } from "vitest";
import {
  accuracyOn,
  addTo,
  broadcast,
  broadcastAndWait,
  change,
  compare,
  forever,
  get,
  pickRandom,
  project,
  repeat,
  set,
  tinyNetwork,
  waitUntil,
  when,
  whenDrawn,
  whenElse,
  whenFlag,
  whenReceived,
} from "../programs/build-project.ts";
import { open } from "../programs/run-project.ts";

const forEver = { outOfTime: () => false, visibleRounds: Number.POSITIVE_INFINITY };
const oneLook = { outOfTime: () => true, visibleRounds: Number.POSITIVE_INFINITY };

test("a script alone that restarts itself inside a loop gives way to its successor", async () => {
  const { session } = await open(
    project({
      variables: { begun: 0, rounds: 0 },
      scripts: [
        whenFlag(broadcast("go")),
        whenReceived(
          "go",
          change("begun", 1),
          whenElse(
            compare("lt", get("begun"), 3),
            [forever(change("rounds", 1), broadcast("go"))],
            [],
          ),
        ),
      ],
    }),
  );
  session.flag();
  expect(session.scheduler.run(forEver)).toBe("idle");
  expect(session.variable("var-begun").value).toBe(3);
  expect(session.variable("var-rounds").value).toBe(2);
});

test("a drawing that comes in the middle of a turn restarts the script at its yield point", async () => {
  const { session } = await open(
    project({
      variables: { begun: 0, n: 0 },
      scripts: [whenDrawn(change("begun", 1), forever(change("n", 1)))],
    }),
  );
  const { scheduler } = session;
  session.draw(new Uint8Array(784));
  expect(scheduler.run(oneLook)).toBe("time");
  expect(scheduler.run(oneLook)).toBe("time");
  session.draw(new Uint8Array(784));
  for (let slice = 0; slice < 4; slice++) scheduler.run(oneLook);
  expect(session.variable("var-begun").value).toBe(2);
  expect(scheduler.runningScripts()).toHaveLength(1);
});

test("a script that waits for itself is replaced and its wait is gone", async () => {
  const { session, run } = await open(
    project({
      variables: { n: 0 },
      scripts: [
        whenFlag(broadcast("go")),
        whenReceived(
          "go",
          change("n", 1),
          when(compare("lt", get("n"), 5), broadcastAndWait("go")),
        ),
      ],
    }),
  );
  session.flag();
  expect(run(() => false)).toEqual({ ended: "done" });
  expect(session.variable("var-n").value).toBe(5);
});

test("a wait for an evaluation of the network that nobody trains is a deadlock", async () => {
  const { session, run } = await open(
    project({
      lists: { samples: ["0 1.0 0.0", "1 0.0 1.0"] },
      scripts: [tinyNetwork(), whenFlag(waitUntil(compare("gt", accuracyOn("samples"), 1)))],
    }),
  );
  session.flag();
  expect(run(() => false).ended).toBe("deadlock");
  expect(session.scheduler.waiting()).toMatchObject([{ block: "control_wait_until-1" }]);
});

test("a step ends even when a draw never comes true, and Stop ends the wait", async () => {
  const { session } = await open(
    project({ scripts: [whenFlag(waitUntil(compare("equals", pickRandom(1, 2), 3)))] }),
  );
  session.flag();
  expect(session.scheduler.stepBlock()).toBe("stepped");
  expect(session.scheduler.stepBlock()).toBe("stepped");
  session.stop();
  expect(session.scheduler.isIdle).toBe(true);
  expect(session.scheduler.stepBlock()).toBe("idle");
});

test("each step runs one block, and the last one ends the run", async () => {
  const { session } = await open(
    project({
      variables: { n: 0 },
      scripts: [whenFlag(set("n", 1), repeat(2, change("n", 1)), set("n", 9))],
    }),
  );
  session.flag();
  const { scheduler } = session;
  const seen: unknown[] = [];
  for (let steps = 0; steps < 20; steps++) {
    const [place] = scheduler.places();
    const end = scheduler.stepBlock();
    seen.push(`${place} n = ${session.variable("var-n").value} ${end}`);
    if (end === "idle") break;
  }
  expect(seen).toMatchInlineSnapshot(`
    [
      "data_setvariableto-1 n = 1 stepped",
      "control_repeat-1 n = 1 stepped",
      "data_changevariableby-1 n = 2 stepped",
      "control_repeat-1 n = 2 stepped",
      "data_changevariableby-1 n = 3 stepped",
      "control_repeat-1 n = 3 stepped",
      "data_setvariableto-2 n = 9 idle",
    ]
  `);
});

test("a slice ends within a thousand operations of the clock's word", async () => {
  const { session } = await open(
    project({ variables: { n: 0 }, scripts: [whenFlag(forever(change("n", 1)))] }),
  );
  session.flag();
  expect(session.scheduler.run(oneLook)).toBe("time");
  expect(session.variable("var-n").value).toBeLessThan(1000);
  session.stop();
  expect(session.scheduler.run(oneLook)).toBe("idle");
});

test("what JavaScript refuses stops the run at its block, like any mistake", async () => {
  const { session, run } = await open(
    project({ lists: { l: [] }, scripts: [whenFlag(repeat(100, addTo("l", 1)))] }),
  );
  session.list("list-l").push = () => {
    throw new RangeError("Invalid array length");
  };
  session.flag();
  expect(run(() => false).ended).toBe("error");
  expect(session.scheduler.fault).toMatchObject({
    block: "data_addtolist-1",
    error: { code: "run.internal" },
  });
});
