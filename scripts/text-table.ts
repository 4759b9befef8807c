// A table in plain text: columns as wide as their widest cell, numbers to the right.

/** The lines of the table; the first row is the head. A column whose cells below it are words goes left. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const columns = head.map((_, c) => {
    const cells = rows.map((row) => row[c] ?? "");
    const isWords = cells.slice(1).some((cell) => cell !== "" && !/^[-+.\d]/.test(cell));
    return { width: Math.max(...cells.map((cell) => cell.length)), isWords };
  });
  return rows.map((row) =>
    row
      .map((cell, c) => {
        const { width, isWords } = columns[c] ?? { width: 0, isWords: true };
        return isWords ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
