/**
 * One text for one value, after RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, no
 * spaces, numbers and strings as ECMAScript writes them. Members that are undefined are left out, as in JSON.
 * Departs from the RFC in one point: half of a surrogate pair is escaped instead of refused, because text that was
 * cut to a length may end in one.
 *
 * Throws `TypeError` for what JSON cannot hold without loss: NaN, infinities, undefined in a list or alone, functions,
 * symbols, bigints, and objects that are not plain (dates, maps, bytes).
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
      // By tag, not by prototype: an object of another frame is plain too.
      if (Object.prototype.toString.call(value) === '[object Object]') return canonicalMembers(value as Record<string, unknown>);
  }
  throw new TypeError(`Not a JSON value: ${kindOf(value)}.`);
}

function canonicalMembers(value: Record<string, unknown>): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text && ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Names, ids and hashes need no escaping, and to ask is faster than to escape. */
const PLAIN = /^[\w-]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Never the value itself: it may be somebody's words. */
function kindOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value;
}
