// What this machine cannot measure, and why: the row says so, and the bench goes on.
export class Unavailable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "Unavailable";
  }
}
