// All blocks there are, in the order of the palette. To add a block, add it to its category's file.
import { type BlockRegistry, type Category, makeRegistry } from "#compile/block-spec";
import { control } from "./control.ts";
import { data } from "./data.ts";
import { events } from "./events.ts";
import { lists } from "./lists.ts";
import { looks } from "./looks.ts";
import { moreNetwork } from "./more-network.ts";
import { motion } from "./motion.ts";
import { myBlocks } from "./my-blocks.ts";
import { network } from "./network.ts";
import { operators } from "./operators.ts";
import { pen } from "./pen.ts";
import { sensing } from "./sensing.ts";
import { stage } from "./stage.ts";
import { training } from "./training.ts";
import { variables } from "./variables.ts";

export const categories: readonly Category[] = [
  events,
  control,
  network,
  training,
  data,
  stage,
  operators,
  variables,
  lists,
  myBlocks,
  moreNetwork,
  sensing,
  pen,
  motion,
  looks,
];

export const registry: BlockRegistry = makeRegistry(categories);
