// The list blocks. Places count from 1 in programs; `last`, `random` and `all` are words for places.
import { RunError } from "#program/diagnostic";
import type { BlockId, Value } from "#program/program";
import { compare, toListIndex, toText } from "./cast.ts";
import { LONGEST_TEXT } from "./longest-text.ts";
import type { Actions, List, Reporters } from "./ports.ts";

/** Scratch's limit for lists that a program grows. Imported lists may be longer. */
const LIMIT = 200_000;

export const listReporters: Reporters = {
  data_itemoflist: {
    returns: "value",
    link: (a) => {
      const place = a.place(0);
      const list = a.list(1);
      return (t) => {
        const index = toListIndex(place.value(t), list.length, a.random);
        return index === 0 ? "" : list.get(index - 1);
      };
    },
  },
  data_itemnumoflist: {
    returns: "number",
    link: (a) => {
      const item = a.value(0);
      const list = a.list(1);
      return (t) => find(list, item(t));
    },
  },
  data_lengthoflist: {
    returns: "number",
    link: (a) => {
      const list = a.list(0);
      return () => list.length;
    },
  },
  data_listcontainsitem: {
    returns: "boolean",
    link: (a) => {
      const list = a.list(0);
      const item = a.value(1);
      return (t) => find(list, item(t)) > 0;
    },
  },
  data_listcontents: {
    returns: "value",
    link: (a) => {
      const list = a.list(0);
      return () => contents(list, a.block);
    },
  },
};

export const listActions: Actions = {
  data_addtolist: {
    link: (a) => {
      const item = a.operand(0);
      const list = a.list(1);
      return (t) => {
        const value = item.value(t);
        if (list.length < LIMIT) list.push(value);
      };
    },
  },
  data_deleteoflist: {
    link: (a) => {
      const place = a.value(0);
      const list = a.list(1);
      return (t) => {
        const value = place(t);
        if (value === "all") list.clear();
        else {
          const index = toListIndex(value, list.length, a.random);
          if (index > 0) list.delete(index - 1);
        }
      };
    },
  },
  data_deletealloflist: {
    link: (a) => {
      const list = a.list(0);
      return () => list.clear();
    },
  },
  data_insertatlist: {
    link: (a) => {
      const item = a.value(0);
      const place = a.value(1);
      const list = a.list(2);
      return (t) => {
        const value = item(t);
        const index = toListIndex(place(t), list.length + 1, a.random);
        if (index === 0 || index > LIMIT) return;
        list.insert(index - 1, value);
        if (list.length > LIMIT) list.delete(list.length - 1);
      };
    },
  },
  data_replaceitemoflist: {
    link: (a) => {
      const place = a.place(0);
      const list = a.list(1);
      const item = a.operand(2);
      const { calculation } = item;
      if (calculation !== null && place.calculation !== null) {
        const reach = place.calculation;
        return (t) => {
          const at = reach.result(t);
          const number = calculation.result(t);
          if (at >= 1 && at < list.length + 1) list.setNumber(Math.floor(at) - 1, number);
        };
      }
      if (calculation !== null) {
        return (t) => {
          if (place.isAtHand) {
            const at = place.number(t);
            const number = calculation.result(t);
            if (at >= 1 && at < list.length + 1) list.setNumber(Math.floor(at) - 1, number);
            return;
          }
          const at = place.compute(t);
          const number = calculation.result(t);
          const index = toListIndex(at, list.length, a.random);
          if (index > 0) list.setNumber(index - 1, number);
        };
      }
      return (t) => {
        const at = place.value(t);
        const value = item.value(t);
        const index = toListIndex(at, list.length, a.random);
        if (index > 0) list.set(index - 1, value);
      };
    },
  },
};

/** The first place of an item equal to this, from 1; 0 when there is none. */
function find(list: List, item: Value): number {
  const words = toText(item).toLowerCase();
  for (let index = 0; index < list.length; index++) {
    if (list.mayRead(index, words) && compare(list.get(index), item) === 0) return index + 1;
  }
  return 0;
}

/** Joined by spaces, or by nothing when every item is a single letter. */
function contents(list: List, block: BlockId): string {
  const { length } = list;
  const texts: string[] = [];
  let letters = true;
  let characters = 0;
  for (let index = 0; index < length; index++) {
    const item = list.get(index);
    const words = toText(item);
    letters &&= typeof item === "string" && words.length === 1;
    characters += words.length;
    // Looked at here, so that a list of all digits is not made into text for seconds.
    if (characters > LONGEST_TEXT) {
      throw new RunError("run.contentsTooLong", { length, most: LONGEST_TEXT }, block);
    }
    texts.push(words);
  }
  return texts.join(letters ? "" : " ");
}
