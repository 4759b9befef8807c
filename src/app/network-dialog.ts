// Asks where a network from a file is to go, and says what of the file has no effect here.
import { text } from "#program/messages";
import { type DialogButton, openDialog } from "#ui/dialog";
import { h } from "#ui/element";

export type Where = "here" | "new";

/** Null when the user thought better of it. Asks only when there is something to decide or to say. */
export async function chooseWhere(asked: {
  readonly file: string;
  readonly kind: "network" | "model";
  readonly shape: string;
  readonly parameters: number;
  /** Why weights do not fit what is there. */
  readonly difference: string | null;
  readonly notes: readonly string[];
  readonly hasNetwork: boolean;
}): Promise<Where | null> {
  const { file, kind, shape, parameters, difference, notes, hasNetwork } = asked;
  if (!hasNetwork && notes.length === 0) return "here";
  const says = text(kind === "model" ? "config.saysModel" : "config.says", { shape, parameters });
  const here: DialogButton<Where> = hasNetwork
    ? { label: text("config.replace"), value: "here" }
    : { label: text("config.add"), value: "here", look: "main" };
  const fresh: DialogButton<Where> = {
    label: text("config.new"),
    value: "new",
    ...(hasNetwork ? { look: "main" } : {}),
  };
  const buttons: DialogButton<Where | "cancel">[] = [
    { label: text("app.cancel"), value: "cancel" },
    ...(hasNetwork ? [here, fresh] : [fresh, here]),
  ];
  const answer = await openDialog<Where | "cancel">({
    title: text("config.title", { file }),
    body: [
      ...(difference === null ? [] : [h("p", {}, h("strong", {}, difference))]),
      h("p", {}, says),
      ...notes.map((note) => h("p", {}, note)),
      ...(hasNetwork ? [h("p", {}, text("config.question"))] : []),
    ],
    buttons,
  }).result;
  return answer === "cancel" ? null : answer;
}
