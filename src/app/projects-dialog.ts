// "My projects": every project kept in this browser, with its picture; open, duplicate, delete.
import "./projects-dialog.css";
import { text } from "#program/messages";
import type { ProjectEntry } from "#store/projects";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";

export interface ProjectChoice {
  readonly what: "open" | "duplicate" | "delete";
  readonly entry: ProjectEntry;
}

/** Resolves to what the user wants with which project; null when nothing. */
export async function chooseProject(
  entries: readonly ProjectEntry[],
  current: string,
): Promise<ProjectChoice | null> {
  return new Promise((resolve) => {
    const choose = (choice: ProjectChoice) => {
      resolve(choice);
      dialog.close(null);
    };
    const list =
      entries.length === 0
        ? h("p", {}, text("projects.empty"))
        : h(
            "ul",
            { class: "projects" },
            ...entries.map((entry) => describe(entry, entry.id === current, choose)),
          );
    const dialog = openDialog<null>({
      title: text("projects.title"),
      body: [list],
      buttons: [{ label: text("app.close"), value: null }],
    });
    void dialog.result.then(() => resolve(null));
  });
}

function describe(
  entry: ProjectEntry,
  isCurrent: boolean,
  choose: (choice: ProjectChoice) => void,
): HTMLLIElement {
  const when = new Date(entry.savedAt).toLocaleString(undefined, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const button = (what: ProjectChoice["what"]) =>
    h(
      "button",
      {
        type: "button",
        class: "projects-button",
        aria: { label: `${text(`projects.${what}`)}: ${entry.name}` },
        on: { click: () => choose({ what, entry }) },
      },
      text(`projects.${what}`),
    );
  // Only pictures that we made ourselves: nothing is fetched for one.
  const picture = entry.picture.startsWith("data:image/png;base64,") ? entry.picture : "";
  return h(
    "li",
    { class: "projects-entry" },
    picture === ""
      ? h("span", { class: "projects-picture" })
      : h("img", { class: "projects-picture", src: picture, alt: "", width: 96, height: 72 }),
    h(
      "span",
      { class: "projects-words" },
      h("strong", {}, entry.name),
      h("small", {}, isCurrent ? text("projects.current") : text("projects.savedAt", { when })),
    ),
    isCurrent ? null : button("open"),
    button("duplicate"),
    button("delete"),
  );
}
