// The panel under the stage, from the second target on: stage and sprites to choose from, and the
// costumes of the chosen one. Loaded only when it is needed. It changes nothing itself.
import "./targets-panel.css";
import type { ProjectTarget } from "#compile/project";
import { englishSpritePanel } from "#program/english-sprite-panel";
import { addMissing, text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";
import { createMenuButton } from "#ui/menu";
import type { OpenProject } from "./open-project.ts";
import {
  createSpriteActions,
  type SpriteActions,
  type SpriteActionsDeps,
} from "./sprite-actions.ts";
import { lookOf } from "./sprite-edits.ts";
import { PICTURE_FILES } from "./sprite-file.ts";
import { createPictureRow } from "./sprite-pictures.ts";

export interface TargetsPanel extends SpriteActions {
  readonly el: HTMLElement;
  /** Asks for picture files; each becomes a sprite. */
  choosePictures(): void;
  update(project: OpenProject): void;
}

export function createTargetsPanel(
  deps: SpriteActionsDeps & { readonly goTo: (target: string) => void },
): TargetsPanel {
  addMissing(englishSpritePanel);
  const actions = createSpriteActions(deps);
  const all = () => deps.project().targets.targets;
  const open = () => deps.project().target;
  let isDressing = false;
  let taken: (files: readonly File[]) => Promise<void> = actions.addFromFiles;

  const chooser = h("input", {
    type: "file",
    accept: PICTURE_FILES,
    multiple: true,
    hidden: true,
    on: {
      change: () => {
        const files = [...(chooser.files ?? [])];
        // The same file may be chosen again.
        chooser.value = "";
        void taken(files);
      },
    },
  });
  const choosePictures = (then: typeof taken) => {
    taken = then;
    chooser.click();
  };
  const onTarget = (act: (target: ProjectTarget) => void) => (index: number) => {
    const target = all()[index];
    if (target !== undefined) act(target);
  };

  const targets = createPictureRow({
    empty: "",
    choose: onTarget(({ name }) => deps.goTo(name)),
    rename: onTarget((target) => void actions.rename(target)),
    remove: onTarget((target) => actions.remove(target)),
    dropped: (files) => void actions.addFromFiles(files),
  });
  const costumes = createPictureRow({
    empty: text("costumes.none"),
    choose: (index) => actions.chooseCostume(index),
    rename: (index) => void actions.renameCostume(index),
    remove: (index) => actions.removeCostume(index),
    dropped: (files) => void actions.addCostumes(files),
  });
  const add = createMenuButton({
    label: text("sprites.add"),
    face: "+",
    items: () => [
      { label: text("sprites.addPlain"), run: actions.addPlain },
      { label: text("sprites.addPictures"), run: () => choosePictures(actions.addFromFiles) },
    ],
  });
  const more = createMenuButton({
    label: text("sprites.more", { name: "" }),
    face: "⋯",
    items: () => {
      const target = open();
      const disabled = target.isStage;
      return [
        { label: text("sprites.rename"), disabled, run: () => void actions.rename(target) },
        { label: text("sprites.duplicate"), disabled, run: () => actions.duplicate(target) },
        { label: text("sprites.delete"), disabled, run: () => actions.remove(target) },
      ];
    },
  });
  const dress = h("button", {
    type: "button",
    class: "ui-button targets-dress",
    aria: { expanded: false },
    on: {
      click: () => {
        isDressing = !isDressing;
        update(deps.project());
      },
    },
  });
  const addCostume = h(
    "button",
    {
      type: "button",
      class: "ui-button",
      title: text("costumes.add"),
      aria: { label: text("costumes.add") },
      on: { click: () => choosePictures(actions.addCostumes) },
    },
    "+",
  );
  const moreOfCostume = createMenuButton({
    label: text("costumes.more"),
    face: "⋯",
    items: () => {
      const { costume, costumes } = lookOf(open());
      const disabled = costumes.length === 0;
      return [
        {
          label: text("sprites.rename"),
          disabled,
          run: () => void actions.renameCostume(costume),
        },
        { label: text("sprites.delete"), disabled, run: () => actions.removeCostume(costume) },
      ];
    },
  });
  const wardrobe = h(
    "div",
    { class: "targets-row", hidden: true },
    costumes.el,
    h("div", { class: "targets-buttons" }, addCostume, moreOfCostume.el),
  );
  const el = h(
    "section",
    { class: "targets", aria: { label: text("sprites.region") } },
    h(
      "div",
      { class: "targets-row" },
      targets.el,
      h("div", { class: "targets-buttons" }, add.el, more.el, dress),
    ),
    wardrobe,
    chooser,
  );

  function update(project: OpenProject): void {
    const { target } = project;
    targets.update({
      label: text("sprites.list"),
      pictures: all().map(pictureOf),
      chosen: all().indexOf(target),
    });
    const { costumes: worn, costume } = lookOf(target);
    const what = target.isStage ? "backdrops" : "costumes";
    costumes.update({
      label: text(`costumes.${what}`, { name: target.name }),
      pictures: worn.map(({ name, image }) => ({
        name,
        image,
        chosenName: text("costumes.worn", { name }),
      })),
      chosen: costume,
    });
    const label = text("sprites.more", { name: target.name });
    setAria(more.el, "label", label);
    more.el.title = label;
    setAria(dress, "expanded", isDressing);
    setText(dress, text(`costumes.${what}Short`, { count: worn.length }));
    wardrobe.hidden = !isDressing;
  }

  return { ...actions, el, choosePictures: () => choosePictures(actions.addFromFiles), update };
}

function pictureOf(target: ProjectTarget) {
  const { costumes, costume } = lookOf(target);
  const { name } = target;
  return {
    name,
    image: costumes[costume]?.image ?? null,
    chosenName: text("sprites.open", { name }),
  };
}
