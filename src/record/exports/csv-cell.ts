/** What stands in a cell: numbers are ours, texts may be anybody's. */
export type CsvCell = string | number | null | undefined;

/**
 * Where a spreadsheet would begin to compute (OWASP, "CSV Injection"): the four signs, also in their wide forms, and
 * control characters that some programs drop before they look. Spaces before are dropped by some as well.
 */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/** One row of RFC 4180, without its line break. Texts that would be run get an apostrophe, which spreadsheets do not show. */
export function csvRow(cells: readonly CsvCell[]): string {
  return cells.map(csvCell).join(',');
}

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
