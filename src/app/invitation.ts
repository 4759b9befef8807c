// The line in the header that points a newcomer to the examples, once. Loaded at a first visit only.
import "./invitation.css";
import { englishInvitation } from "#program/english-invitation";
import { addMissing, text } from "#program/messages";
import { h } from "#ui/element";

export function createInvitation(deps: {
  readonly show: () => void;
  readonly dismiss: () => void;
}): HTMLElement {
  addMissing(englishInvitation);
  return h(
    "div",
    { class: "invitation", role: "note" },
    h("span", { class: "invitation-words" }, text("invitation.text")),
    h(
      "button",
      { type: "button", class: "invitation-show", on: { click: deps.show } },
      text("invitation.show"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "invitation-close",
        title: text("invitation.close"),
        aria: { label: text("invitation.close") },
        on: { click: deps.dismiss },
      },
      "×",
    ),
  );
}
