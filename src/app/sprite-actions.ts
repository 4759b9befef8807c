// What one can do with sprites and costumes: asks where there is something to ask, reads picture
// files, says what went wrong. How an edit is done and undone is not its business.
import { MAX_COSTUMES, MAX_PICTURE, MAX_PICTURES } from "#compile/parse-look";
import type { ProjectCostume, ProjectTarget } from "#compile/project";
import { freeName, tidyName } from "#editor/names";
import { text } from "#program/messages";
import { promptDialog } from "#ui/dialog";
import type { OpenProject, Targets } from "./open-project.ts";
import { newId } from "./project-files.ts";
import {
  addCostumes,
  addSprite,
  chooseCostume,
  copySprite,
  deleteCostume,
  deleteSprite,
  lookOf,
  renameCostume,
  renameSprite,
} from "./sprite-edits.ts";
import { readCostume } from "./sprite-file.ts";
import { dotCostume } from "./sprite-starter.ts";

export interface SpriteActionsDeps {
  readonly project: () => OpenProject;
  /** Does an edit that can be undone; `words` are said with a button that undoes it. */
  readonly edit: (change: (all: Targets) => Targets, words: string | null) => void;
  /** Gives a new list the items of another. */
  readonly copyList: (from: string, to: string) => void;
  readonly say: (sentence: string) => void;
}

export interface SpriteActions {
  addPlain(): void;
  /** One new sprite a picture. */
  addFromFiles(files: readonly File[]): Promise<void>;
  rename(sprite: ProjectTarget): Promise<void>;
  duplicate(sprite: ProjectTarget): void;
  remove(sprite: ProjectTarget): void;
  /** To the open target, as the ones that follow. */
  addCostumes(files: readonly File[]): Promise<void>;
  chooseCostume(index: number): void;
  renameCostume(index: number): Promise<void>;
  removeCostume(index: number): void;
}

export function createSpriteActions(deps: SpriteActionsDeps): SpriteActions {
  const { project, edit, say } = deps;
  const all = () => project().targets.targets;
  const isTaken = (name: string) => all().some((target) => target.name === name);

  /** Room there is for pictures in the project. */
  function room(): { costumes: number; characters: number } {
    const costumes = all().flatMap((target) => lookOf(target).costumes);
    const used = costumes.reduce((sum, { image }) => sum + image.length, 0);
    return { costumes: MAX_COSTUMES - costumes.length, characters: MAX_PICTURES - used };
  }

  /** The costumes that these files make; what is wrong with the first that makes none is said. */
  async function read(files: readonly File[]): Promise<readonly ProjectCostume[]> {
    const costumes: ProjectCostume[] = [];
    const problems: string[] = [];
    const left = room();
    for (const file of files) {
      const { costume, problem } = await readCostume(file);
      if (costume === undefined) problems.push(problem);
      else if (left.costumes < 1) problems.push(text("costumes.full", { most: MAX_COSTUMES }));
      else if (costume.image.length > MAX_PICTURE || costume.image.length > left.characters) {
        problems.push(text("pictures.full", { file: file.name, most: MAX_PICTURES / 1e6 }));
      } else {
        left.costumes -= 1;
        left.characters -= costume.image.length;
        costumes.push(costume);
      }
    }
    const [problem] = problems;
    if (problem !== undefined) say(problem);
    return costumes;
  }

  async function askName(asked: {
    readonly title: string;
    readonly value: string;
    readonly isTaken: (name: string) => boolean;
  }): Promise<string | null> {
    const typed = await promptDialog({
      title: asked.title,
      label: "",
      value: asked.value,
      confirm: text("app.ok"),
      cancel: text("app.cancel"),
      check: (value) => {
        const name = tidyName(value);
        if (name === "") return text("sprites.noName");
        const isOther = name !== asked.value && asked.isTaken(name);
        return isOther ? text("sprites.nameTaken", { name }) : null;
      },
    });
    const name = typed === null ? asked.value : tidyName(typed);
    return name === asked.value ? null : name;
  }

  const spriteName = (wanted: string) =>
    freeName(tidyName(wanted) || text("sprites.plainName"), isTaken);

  /** With names that are tidy and new among these. */
  function named(
    costumes: readonly ProjectCostume[],
    before: readonly ProjectCostume[],
  ): readonly ProjectCostume[] {
    const taken = new Set(before.map(({ name }) => name));
    return costumes.map((costume) => {
      const wanted = tidyName(costume.name) || text("sprites.plainName");
      const name = freeName(wanted, (one) => taken.has(one));
      taken.add(name);
      return { ...costume, name };
    });
  }

  return {
    addPlain() {
      const name = spriteName(text("sprites.plainName"));
      const dot = dotCostume(all().length - 1, text("sprites.plainName"));
      edit((before) => addSprite(before, name, [dot]), null);
    },
    async addFromFiles(files) {
      for (const costume of await read(files)) {
        const name = spriteName(costume.name);
        edit((before) => addSprite(before, name, named([costume], [])), null);
      }
    },
    async rename({ name: from, isStage }) {
      if (isStage) return say(text("sprites.stageStays"));
      const to = await askName({ title: text("sprites.askName"), value: from, isTaken });
      if (to !== null) edit((before) => renameSprite(before, from, to), null);
    },
    duplicate(sprite) {
      if (sprite.isStage) return;
      // The copy of "Dot 2" is "Dot 3".
      const name = spriteName(sprite.name.replace(/ \d+$/, ""));
      edit((before) => {
        const now = before.targets.find((one) => one.name === sprite.name) ?? sprite;
        const copied = copySprite(before, project().withValues(now), { name, newId });
        for (const { from, to } of copied.lists) deps.copyList(from, to);
        return copied.targets;
      }, null);
    },
    remove({ name, isStage }) {
      if (isStage) return say(text("sprites.stageStays"));
      edit((before) => deleteSprite(before, name), text("sprites.deleted", { name }));
    },
    async addCostumes(files) {
      const { name } = project().target;
      const costumes = await read(files);
      const target = all().find((one) => one.name === name);
      if (costumes.length === 0 || target === undefined) return;
      const fresh = named(costumes, lookOf(target).costumes);
      edit((before) => addCostumes(before, name, fresh), null);
    },
    chooseCostume(index) {
      const { target } = project();
      if (lookOf(target).costume === index) return;
      edit((before) => chooseCostume(before, target.name, index), null);
    },
    async renameCostume(index) {
      const { target } = project();
      const { costumes } = lookOf(target);
      const to = await askName({
        title: text("sprites.askCostumeName"),
        value: costumes[index]?.name ?? "",
        isTaken: (name) => costumes.some((one) => one.name === name),
      });
      if (to !== null) edit((before) => renameCostume(before, target.name, { index, to }), null);
    },
    removeCostume(index) {
      const { target } = project();
      const name = lookOf(target).costumes[index]?.name;
      if (name === undefined) return;
      edit(
        (before) => deleteCostume(before, target.name, index),
        text("sprites.deleted", { name }),
      );
    },
  };
}
