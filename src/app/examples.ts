// The way to the examples. What it takes to show one, and the invitation of the first visit, is loaded when
// it is needed. Opening one leaves the project before it under "My projects".
import { rememberInvitation, wasInvited } from "#store/invitation";
import type { Client } from "#worker/client";
import type { Arrival } from "./project-files.ts";

export interface Examples {
  /** The dialog to choose from. */
  show(): Promise<void>;
  /** A network that is trained, to draw for. */
  tryTrained(): Promise<void>;
  /** Once in this browser: a line that points to the examples, in the way of nothing. */
  invite(host: HTMLElement): Promise<void>;
}

export function createExamples(deps: {
  readonly arrive: (arrival: Arrival) => Promise<void>;
  readonly client: Client;
}): Examples {
  let invitation: HTMLElement | null = null;
  let isFound = false;

  function dismiss(): void {
    isFound = true;
    invitation?.remove();
    invitation = null;
  }

  async function show(): Promise<void> {
    dismiss();
    const { chooseExample } = await import("./examples-dialog.ts");
    const id = await chooseExample();
    if (id !== null) await open(id);
  }

  async function open(id: string): Promise<void> {
    dismiss();
    const { exampleArrival } = await import("./examples-dialog.ts");
    await deps.arrive(await exampleArrival(id, deps.client));
  }

  return {
    show,
    tryTrained: () => open("trained-128-64"),
    async invite(host) {
      if (wasInvited()) return;
      rememberInvitation();
      const { createInvitation } = await import("./invitation.ts");
      // Somebody may have been quicker.
      if (isFound) return;
      invitation = createInvitation({ show: () => void show(), dismiss });
      host.append(invitation);
    },
  };
}
