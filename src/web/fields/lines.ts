type Line = { primary?: boolean };

/** The line to use first. */
export function firstLine<T extends Line>(lines: T[]): T {
  return lines.find((line) => line.primary) ?? lines[0]!;
}

/** ' +2' when there are two more, else nothing. */
export function otherLines(lines: readonly unknown[]): string {
  return lines.length > 1 ? ` +${lines.length - 1}` : '';
}
