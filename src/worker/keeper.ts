// Keeps a session's lists and network in the browser: at most every five seconds and at stop.
// Restores them when the project is opened again.
import { packList, unpackList } from "#data/pack-list";
import { SampleList } from "#data/sample-list";
import { tools } from "#host/provided-tools";
import type { Session } from "#host/session";
import { text } from "#program/messages";
import { keepList, keepModel, loadList, loadModel } from "#store/work";
import { restoreModel } from "./restore-model.ts";

const EVERY_MS = 5000;

export class Keeper {
  private readonly session: Session;
  private readonly project: string;
  private readonly failed: (sentence: string) => void;
  /** Of each list: its version when it was last kept or loaded. */
  private readonly keptVersions = new Map<string, number>();
  private keptTrained: unknown = null;
  private keptAt = 0;
  private writing: Promise<string | null> = Promise.resolve(null);
  private failing = false;

  constructor(session: Session, project: string, failed: (sentence: string) => void) {
    this.session = session;
    this.project = project;
    this.failed = failed;
  }

  /** The list as it was kept; null when there is none, it is damaged, or storage is shut off. */
  async loadList(id: string): Promise<SampleList | null> {
    const kept = await loadList(this.project, id).catch(() => undefined);
    if (kept === undefined) return null;
    const list = unpackList(kept);
    return list instanceof SampleList ? list : null;
  }

  /** The list now in the session need not be kept until it changes. */
  noteKept(id: string): void {
    this.keptVersions.set(id, this.session.list(id).version);
  }

  /** Takes up the network kept for the project, if it can be read. Says so when it cannot. */
  async restoreNetwork(): Promise<string | null> {
    const kept = await loadModel(this.project).catch(() => undefined);
    if (kept === undefined) return null;
    const problem = await restoreModel(this.session.learner, kept);
    if (problem !== null) return problem;
    this.keptTrained = this.networkState();
    return null;
  }

  /** Called often while running: keeps when it is time. A failure is said once. */
  maybeKeep(now: number): void {
    if (now - this.keptAt < EVERY_MS) return;
    this.keptAt = now;
    void this.keepOrSay();
  }

  async keepOrSay(): Promise<void> {
    const reason = await this.keep();
    if (reason !== null && !this.failing) this.failed(text("store.notKept", { reason }));
    this.failing = reason !== null;
  }

  /** Writes what changed. Resolves to null when it is stored, or to the reason why it is not. */
  keep(): Promise<string | null> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<string | null> {
    try {
      for (const [id, list] of this.session.lists) {
        const { version } = list;
        if (this.keptVersions.get(id) === version) continue;
        await keepList(this.project, id, packList(list));
        this.keptVersions.set(id, version);
      }
      const state = this.networkState();
      if (state !== this.keptTrained) {
        const { learner } = this.session;
        await keepModel(this.project, learner.network && tools().modelOf(learner));
        this.keptTrained = state;
      }
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Changes whenever the weights may have changed. */
  private networkState(): string | null {
    const { network, resets } = this.session.learner;
    return network === null ? null : `${resets}/${network.trained}`;
  }
}
