/** What one code for a repetition stands for: the most that there is in RFC 1951. */
const REPEATED = 258;
/**
 * The head of a last block with codes of its own (RFC 1951, 3.2.7), bit by bit as it is read, and the first blank: one bit, 0,
 * for 258 bytes more, one, 0, for the byte before; two bits for a blank (10) and for the end (11).
 */
const HEAD = ['1', '01', '10111', '00000', '0111', lengths(0, 0, 1), '000'.repeat(12), lengths(2, 0, 2), skip(32), '11', skip(138), skip(85), '11', skip(28), '10', '10', '10'].join('');
const END = '11';

/** So many blanks, or a few less, as raw deflate, a thousandth as long: by hand, since to compress a gigabyte takes seconds. */
export function blanks(count: number): Uint8Array<ArrayBuffer> {
  const zeros = 2 * Math.floor((count - 1) / REPEATED);
  const bytes = new Uint8Array(Math.ceil((HEAD.length + zeros + END.length) / 8));
  const put = (bits: string, from: number): void => [...bits].forEach((bit, index) => (bytes[(from + index) >> 3]! |= Number(bit) << ((from + index) & 7)));
  put(HEAD, 0);
  put(END, HEAD.length + zeros);
  return bytes;
}

/** Lengths of codes for lengths, three bits each, the lowest first. */
function lengths(...all: readonly number[]): string {
  return all.map((length) => lowestFirst(length, 3)).join('');
}

/** So many signs, 11 to 138, that do not occur. */
function skip(count: number): string {
  return `0${lowestFirst(count - 11, 7)}`;
}

function lowestFirst(value: number, bits: number): string {
  return [...value.toString(2).padStart(bits, '0')].reverse().join('');
}
