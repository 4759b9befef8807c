// The operations of the Looks blocks: bubbles, costumes and backdrops, size, effects, layers.
import type { Action, Actions, Arguments, Reporters, WaitingAction } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { Bubble, Sprite } from "./sprite.ts";
import { spriteAction } from "./sprite-action.ts";
import type { Sprites } from "./sprites.ts";
import { type Effects, effectNames } from "./stage-picture.ts";

export function createLooksActions(sprites: Sprites, now: () => number): Actions {
  const change = (link: Parameters<typeof spriteAction>[1]) => spriteAction(sprites, link);
  /** Without arguments. */
  const simply = (apply: (sprite: Sprite) => void): Action =>
    change((sprite) => () => apply(sprite));
  return {
    looks_say: change(say("say")),
    looks_think: change(say("think")),
    looks_sayforsecs: sayForSeconds("say", sprites, now),
    looks_thinkforsecs: sayForSeconds("think", sprites, now),
    looks_show: simply((sprite) => sprite.show(true)),
    looks_hide: simply((sprite) => sprite.show(false)),
    looks_switchcostumeto: change((sprite, a) => {
      const costume = a.value(0);
      return (t) => sprite.switchCostume(costume(t), { of: "costume", random: a.random });
    }),
    looks_nextcostume: simply((sprite) => sprite.setCostume(sprite.costume + 1)),
    looks_switchbackdropto: change((_, a) => switchBackdrop(sprites, a)),
    looks_switchbackdroptoandwait: {
      wait: (a) => {
        const start = switchBackdrop(sprites, a);
        return (t) => {
          t.scheduler.noteVisible();
          const started = start(t);
          if (started.length === 0) return null;
          return {
            done: () => !started.some((thread) => t.scheduler.hasInRound(thread)),
            code: "run.waitsBackdrop",
            until: null,
          };
        };
      },
    },
    looks_nextbackdrop: change(() => (t) => {
      sprites.stage?.setCostume(sprites.stage.costume + 1);
      startBackdropScripts(sprites, t);
    }),
    looks_changeeffectby: effect((sprite, name, by) =>
      sprite.setEffect(name, sprite.effects[name] + by),
    ),
    looks_seteffectto: effect((sprite, name, value) => sprite.setEffect(name, value)),
    looks_cleargraphiceffects: simply((sprite) => sprite.clearEffects()),
    looks_changesizeby: change((sprite, a) => {
      const by = a.number(0);
      return (t) => sprite.resize(sprite.size + by(t));
    }),
    looks_setsizeto: change((sprite, a) => {
      const size = a.number(0);
      return (t) => sprite.resize(size(t));
    }),
    looks_gotofrontback: change((sprite, a) => {
      const layers = a.literal(0) === "front" ? Infinity : -Infinity;
      return (t) => goForward(t, sprite, layers);
    }),
    looks_goforwardbackwardlayers: change((sprite, a) => {
      const sign = a.literal(0) === "forward" ? 1 : -1;
      const layers = a.number(1);
      return (t) => goForward(t, sprite, sign * layers(t));
    }),
  };

  /** Scripts start in the order in which their targets stand. */
  function goForward(t: Thread, sprite: Sprite, layers: number): void {
    sprites.goForward(sprite, layers);
    t.scheduler.arrange();
  }

  function effect(apply: (sprite: Sprite, name: keyof Effects, value: number) => void): Action {
    return change((sprite, a) => {
      const word = String(a.literal(0)).toLowerCase();
      const name = effectNames.find((one) => one === word);
      if (name === undefined) throw new Error(`No graphic effect ${word}`);
      const value = a.number(1);
      return (t) => apply(sprite, name, value(t));
    });
  }
}

export function createLooksReporters(sprites: Sprites): Reporters {
  return {
    looks_size: {
      returns: "number",
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        return () => Math.round(sprite.size);
      },
    },
    looks_costumenumbername: {
      returns: "value",
      link: (a) => {
        const sprite = sprites.sprite(a.target);
        const wantsNumber = a.literal(0) === "number";
        return () => (wantsNumber ? costumeNumber(sprite) : costumeName(sprite));
      },
    },
    looks_backdropnumbername: {
      returns: "value",
      link: (a) => {
        const wantsNumber = a.literal(0) === "number";
        return () => (wantsNumber ? costumeNumber(sprites.stage) : costumeName(sprites.stage));
      },
    },
  };
}

/** From 1; 0 where there are no costumes. */
export function costumeNumber(sprite: Sprite | undefined): number {
  return sprite === undefined || sprite.costumes.length === 0 ? 0 : sprite.costume + 1;
}

export function costumeName(sprite: Sprite | undefined): string {
  return sprite?.costumes[sprite.costume]?.name ?? "";
}

function say(kind: Bubble["kind"]) {
  return (sprite: Sprite, a: Arguments) => {
    const value = a.value(0);
    return (t: Thread) => void sprite.say(kind, value(t));
  };
}

/** The bubble goes after that time, unless something else has been said by then. */
function sayForSeconds(kind: Bubble["kind"], sprites: Sprites, now: () => number): WaitingAction {
  return {
    wait: (a) => {
      const sprite = sprites.sprite(a.target);
      const value = a.value(0);
      const seconds = a.number(1);
      return (t) => {
        const bubble = sprite.say(kind, value(t));
        t.scheduler.noteVisible();
        const until = now() + Math.max(0, seconds(t)) * 1000;
        return {
          done: () => {
            if (now() < until) return false;
            sprite.unsay(bubble);
            return true;
          },
          code: "run.waitsTime",
          until,
          dropped: () => sprite.unsay(bubble),
        };
      };
    },
  };
}

function switchBackdrop(sprites: Sprites, a: Arguments) {
  const backdrop = a.value(0);
  return (t: Thread): readonly Thread[] => {
    sprites.stage?.switchCostume(backdrop(t), { of: "backdrop", random: a.random });
    return startBackdropScripts(sprites, t);
  };
}

/** Those that listen for the backdrop there is now, also if it was there before. */
function startBackdropScripts(sprites: Sprites, thread: Thread): readonly Thread[] {
  const { stage } = sprites;
  if (stage === undefined || stage.costumes.length === 0) return [];
  return thread.scheduler.start("backdrop", costumeName(stage));
}
