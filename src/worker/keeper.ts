// Keeps a session's lists and network in the browser: at most every five seconds, less often what takes long,
// and at stop.
// Restores them when the project is opened again.
import { packPieces, unpackInto } from "#data/pack-list";
import { type Item, SampleList } from "#data/sample-list";
import { tools } from "#host/provided-tools";
import type { Session } from "#host/session";
import { text } from "#program/messages";
import { whyNotKept } from "#program/why-not-kept";
import { findList, type KeptList, keepList, keepModel, loadModel } from "#store/work";
import { restoreModel } from "./restore-model.ts";

const EVERY_MS = 5000;
const MOST_MS = 60_000;
/** Of the time, at most, goes into writing while a script runs. */
const SHARE = 0.05;

export class Keeper {
  private readonly session: Session;
  private readonly project: string;
  private readonly failed: (sentence: string) => void;
  /** Of each list: its version when it was last kept or loaded. */
  private readonly keptVersions = new Map<string, number>();
  /** Lists that are kept, but not yet in the session: what the session has of them is not to be kept. */
  private readonly unread = new Set<string>();
  private keptTrained: unknown = null;
  private keepAt = 0;
  private writing: Promise<string | null> = Promise.resolve(null);
  private failing = false;

  constructor(session: Session, project: string, failed: (sentence: string) => void) {
    this.session = session;
    this.project = project;
    this.failed = failed;
  }

  /** A list that was kept, to be read with `readList`; null when there is none or storage is shut off. */
  async findList(id: string): Promise<KeptList | null> {
    const kept = await findList(this.project, id).catch(() => undefined);
    if (kept !== undefined) this.unread.add(id);
    return kept ?? null;
  }

  /** The list as it was kept; null when it is damaged, or `goOn`, asked after each piece, says no. */
  async readList(kept: KeptList, goOn: () => boolean): Promise<SampleList | null> {
    const items: Item[] = [];
    for (let n = 0; n < kept.pieces; n++) {
      const piece = await kept.piece(n).catch(() => undefined);
      if (!unpackInto(items, piece) || !goOn()) return null;
    }
    return new SampleList(items);
  }

  /** The list now in the session need not be kept until it changes. */
  noteKept(id: string): void {
    this.unread.delete(id);
    this.keptVersions.set(id, this.session.list(id).version);
  }

  /** The list could not be read: what the session has of it now is kept in its place. */
  noteLost(id: string): void {
    this.unread.delete(id);
  }

  /** Takes up the network kept for the project, if it can be read. Says so when it cannot. */
  async restoreNetwork(): Promise<string | null> {
    const kept = await loadModel(this.project);
    if (kept === undefined) return null;
    const problem = await restoreModel(this.session.learner, kept);
    if (problem !== null) return problem;
    this.keptTrained = this.networkState();
    return null;
  }

  /** Called often while running: keeps when it is time. A failure is said once. */
  maybeKeep(now: number): void {
    if (now < this.keepAt) return;
    this.keepAt = now + EVERY_MS;
    const began = performance.now();
    void this.keepOrSay().then(() => {
      const took = performance.now() - began;
      this.keepAt = now + Math.min(MOST_MS, Math.max(EVERY_MS, took / SHARE));
    });
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

  /** What cannot be stored keeps nothing else from being stored. */
  private async write(): Promise<string | null> {
    let reason: string | null = null;
    const attempt = async (work: () => Promise<void>) => {
      await work().catch((error) => {
        reason ??= whyNotKept(error);
      });
    };
    for (const [id, list] of this.session.lists) {
      const { version } = list;
      if (this.unread.has(id) || this.keptVersions.get(id) === version) continue;
      await attempt(async () => {
        await keepList(this.project, id, packPieces(list.copy()));
        this.keptVersions.set(id, version);
      });
    }
    const state = this.networkState();
    if (state === this.keptTrained) return reason;
    await attempt(async () => {
      const { learner } = this.session;
      await keepModel(this.project, learner.network && tools().packedModelOf(learner));
      this.keptTrained = state;
    });
    return reason;
  }

  /** Changes whenever the weights may have changed. */
  private networkState(): string | null {
    const { network, resets } = this.session.learner;
    return network === null ? null : `${resets}/${network.trained}`;
  }
}
