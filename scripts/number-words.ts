// Numbers as the command line prints them for people. JSON has them in full.

/** A fraction as "93.1 %"; "-" for none. */
export function percent(fraction: number | null): string {
  return fraction === null ? "-" : `${(100 * fraction).toFixed(2)} %`;
}

/** Four significant digits; "-" for none. */
export function rounded(value: number | null): string {
  return value === null ? "-" : String(Number(value.toPrecision(4)));
}

/** A count with its thousands apart. */
export function counted(count: number): string {
  return Math.round(count).toLocaleString("en-US");
}

/** "0.4 s", "12 s", "3:05 min", "2:10 h". */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 100) return `${whole} s`;
  if (whole < 6000) return `${inSixties(whole)} min`;
  return `${inSixties(Math.round(whole / 60))} h`;
}

function inSixties(value: number): string {
  return `${Math.floor(value / 60)}:${String(value % 60).padStart(2, "0")}`;
}
