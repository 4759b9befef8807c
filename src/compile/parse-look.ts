// How a target looks, as it comes from a file. Pictures are data: addresses of the few kinds that
// are only ever drawn as images; anything else could fetch something or run.
import type { ProjectCostume, TargetLook } from "./project.ts";
import {
  type Bounds,
  damaged,
  Misread,
  readArray,
  readName,
  readNumber,
  readRecord,
  readWord,
} from "./read-json.ts";

/** Characters of one picture's address: 10 MB. */
export const MAX_PICTURE = 10_000_000;
/** Characters of all pictures of a project: 50 MB. */
export const MAX_PICTURES = 50_000_000;
/** Costumes and backdrops of a project. */
export const MAX_COSTUMES = 1000;

const PICTURE_ADDRESS = /^data:image\/(svg\+xml|png|jpeg|gif|bmp|webp)[;,]/;
/** In stage units, of which the stage has 480 x 360. */
const LENGTH: Bounds = { min: 1e-3, max: 1e5, otherwise: Number.NaN };
const CENTRE: Bounds = { min: -1e5, max: 1e5, otherwise: 0 };
const POSITION: Bounds = { min: -1e6, max: 1e6, otherwise: 0 };
const SIZE: Bounds = { min: 0, max: 1e5, otherwise: 100 };
const DIRECTION: Bounds = { min: -1e6, max: 1e6, otherwise: 90 };

/** What pictures may still take: one for a whole project. */
export interface PictureBudget {
  costumes: number;
  characters: number;
}

export function fullPictureBudget(): PictureBudget {
  return { costumes: MAX_COSTUMES, characters: MAX_PICTURES };
}

export function parseLook(json: unknown, where: string, budget: PictureBudget): TargetLook {
  const look = readRecord(json, where);
  const costumes = readArray(look.costumes ?? [], `${where}.costumes`).map((costume, index) =>
    parseCostume(costume, `${where}.costumes[${index}]`, budget),
  );
  const last = Math.max(0, costumes.length - 1);
  const costume = readNumber(look.costume, `${where}.costume`, { min: 0, max: last, otherwise: 0 });
  const style = look.rotationStyle;
  if (!Number.isInteger(costume)) throw damaged(`${where}.costume`);
  return {
    costumes,
    costume,
    x: readNumber(look.x, `${where}.x`, POSITION),
    y: readNumber(look.y, `${where}.y`, POSITION),
    size: readNumber(look.size, `${where}.size`, SIZE),
    direction: readNumber(look.direction, `${where}.direction`, DIRECTION),
    visible: look.visible !== false,
    // Others turn all around.
    ...(style === "left-right" || style === "don't rotate" ? { rotationStyle: style } : {}),
    ...(look.draggable === true ? { draggable: true } : {}),
  };
}

function parseCostume(json: unknown, where: string, budget: PictureBudget): ProjectCostume {
  const costume = readRecord(json, where);
  const name = readName(costume.name, `${where}.name`);
  const image = readWord(costume.image, `${where}.image`);
  const length = (key: "width" | "height") => {
    const read = readNumber(costume[key], `${where}.${key}`, LENGTH);
    if (Number.isNaN(read)) throw damaged(`${where}.${key}`);
    return read;
  };
  if (!PICTURE_ADDRESS.test(image)) {
    throw new Misread("project.picture", { where: `${where}.image`, begin: image.slice(0, 40) });
  }
  if (image.length > MAX_PICTURE) {
    throw new Misread("project.pictureTooLarge", { name, most: MAX_PICTURE / 1e6 });
  }
  budget.costumes -= 1;
  budget.characters -= image.length;
  if (budget.costumes < 0) throw new Misread("project.tooManyCostumes", { most: MAX_COSTUMES });
  if (budget.characters < 0) {
    throw new Misread("project.picturesTooLarge", { most: MAX_PICTURES / 1e6 });
  }
  return {
    name,
    image,
    width: length("width"),
    height: length("height"),
    centreX: readNumber(costume.centreX, `${where}.centreX`, CENTRE),
    centreY: readNumber(costume.centreY, `${where}.centreY`, CENTRE),
  };
}
