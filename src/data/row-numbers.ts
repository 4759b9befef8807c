// Which row of its file each sample stood in: rows that hold none (a header, blank ones, rows with
// faults) make the numbers run apart. Only where they do is anything kept.

export class RowNumbers {
  /** Samples from which on rows are further ahead, from 0, and by how much. */
  private readonly from: number[] = [0];
  private readonly ahead: number[] = [1];

  /** Sample i, from 0, stands in this row, from 1. Called with i rising. */
  note(i: number, row: number): void {
    const ahead = row - i;
    if (ahead === this.ahead[this.ahead.length - 1]) return;
    this.from.push(i);
    this.ahead.push(ahead);
  }

  /** The row, from 1, of sample i, from 0. */
  of(i: number): number {
    const after = this.from.findIndex((from) => from > i);
    return i + this.ahead[after < 0 ? this.ahead.length - 1 : after - 1];
  }
}
