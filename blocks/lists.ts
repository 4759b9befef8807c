// Lists: many values in a row, counted from 1. Scratch's full set. A list of samples is a data set.
import type { BlockReader, BlockSpec, Category } from "#compile/block-spec";

const list = { kind: "list" } as const;
const index = { kind: "text", default: "1" } as const;
const item = { kind: "text", default: "thing" } as const;

function monitor(type: string, word: string, help: string): BlockSpec {
  return {
    type,
    shape: "statement",
    text: `${word} list {LIST}`,
    slots: { LIST: list },
    help,
    compile: (b: BlockReader) => b.call(type, b.list("LIST")),
  };
}

export const lists: Category = {
  id: "lists",
  name: "Lists",
  colour: ["#FF661A", "#FF5500", "#E64D00"],
  makes: "lists",
  blocks: [
    {
      type: "data_listcontents",
      shape: "reporter",
      text: "{LIST}",
      slots: { LIST: list },
      help: "All items of the list as one text.",
      compile: (b) => b.call("data_listcontents", b.list("LIST")),
    },
    {
      type: "data_addtolist",
      shape: "statement",
      text: "add {ITEM} to {LIST}",
      slots: { ITEM: item, LIST: list },
      help: "Puts the item at the end of the list.",
      compile: (b) => b.call("data_addtolist", b.expr("ITEM"), b.list("LIST")),
    },
    {
      type: "data_deleteoflist",
      shape: "statement",
      text: "delete {INDEX} of {LIST}",
      slots: { INDEX: index, LIST: list },
      help: "Takes one item out of the list. `last`, `random` and `all` work too.",
      compile: (b) => b.call("data_deleteoflist", b.expr("INDEX"), b.list("LIST")),
    },
    {
      type: "data_deletealloflist",
      shape: "statement",
      text: "delete all of {LIST}",
      slots: { LIST: list },
      help: "Empties the list: no item is left.",
      compile: (b) => b.call("data_deletealloflist", b.list("LIST")),
    },
    {
      type: "data_insertatlist",
      shape: "statement",
      text: "insert {ITEM} at {INDEX} of {LIST}",
      slots: { ITEM: item, INDEX: index, LIST: list },
      help: "Puts the item at this place; the items from there on move down by one.",
      compile: (b) => b.call("data_insertatlist", b.expr("ITEM"), b.expr("INDEX"), b.list("LIST")),
    },
    {
      type: "data_replaceitemoflist",
      shape: "statement",
      text: "replace item {INDEX} of {LIST} with {ITEM}",
      slots: { INDEX: index, LIST: list, ITEM: item },
      help: "Puts the item in the place of another.",
      compile: (b) =>
        b.call("data_replaceitemoflist", b.expr("INDEX"), b.list("LIST"), b.expr("ITEM")),
    },
    {
      type: "data_itemoflist",
      shape: "reporter",
      text: "item {INDEX} of {LIST}",
      slots: { INDEX: index, LIST: list },
      help: "The item at this place, counted from 1. `last` and `random` work too.",
      compile: (b) => b.call("data_itemoflist", b.expr("INDEX"), b.list("LIST")),
    },
    {
      type: "data_itemnumoflist",
      shape: "reporter",
      text: "item # of {ITEM} in {LIST}",
      slots: { ITEM: item, LIST: list },
      help: "The place where the item first stands in the list; 0 if it is not there.",
      compile: (b) => b.call("data_itemnumoflist", b.expr("ITEM"), b.list("LIST")),
    },
    {
      type: "data_lengthoflist",
      shape: "reporter",
      text: "length of {LIST}",
      slots: { LIST: list },
      help: "How many items the list has.",
      compile: (b) => b.call("data_lengthoflist", b.list("LIST")),
    },
    {
      type: "data_listcontainsitem",
      shape: "boolean",
      text: "{LIST} contains {ITEM} ?",
      slots: { LIST: list, ITEM: item },
      help: "Whether the item stands somewhere in the list.",
      compile: (b) => b.call("data_listcontainsitem", b.list("LIST"), b.expr("ITEM")),
    },
    monitor("data_showlist", "show", "Shows the list's monitor."),
    monitor("data_hidelist", "hide", "Hides the list's monitor."),
  ],
};
