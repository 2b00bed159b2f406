import { DocumentError } from '../../errors/index.js';

export type XmlToken =
  /** `name` is the local one of WordprocessingML elements and `prefix:name` of all others; so are attribute names. */
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly isEmpty: boolean; readonly start: number; readonly end: number }
  | { readonly type: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly type: 'text'; readonly text: string; readonly start: number; readonly end: number };

const TAG = /<(\/?)([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ASIDE = /<!--[^]*?-->|<\?[^]*?\?>/y;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** ECMA-376 part 1, and its strict form. */
const NAMESPACES = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Tags and text of a part of a DOCX. Workers have no XML parser of their own. Whatever prefix a file gives to
 * WordprocessingML is left away, so that no text hides behind an unusual one. Throws `DocumentError` (`corrupt`) on what
 * is no XML, and on a document type, which the format forbids (ECMA-376 part 2) and which could define entities.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const prefixes = wordPrefixes(xml);
  const local = (name: string): string => {
    const colon = name.indexOf(':');
    return prefixes.has(colon < 0 ? '' : name.slice(0, colon)) ? name.slice(colon + 1) : name;
  };
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const textEnd = next < 0 ? xml.length : next;
    if (textEnd > at) yield { type: 'text', text: decodeEntities(xml.slice(at, textEnd)), start: at, end: textEnd };
    if (next < 0) return;
    const tag = match(TAG, xml, next);
    const cdata = tag ? null : match(CDATA, xml, next);
    const aside = tag || cdata ? null : match(ASIDE, xml, next);
    const found = aside ?? cdata ?? tag;
    if (!found || (tag && tag[2]?.startsWith('!'))) throw new DocumentError('corrupt');
    const span = { start: next, end: next + found[0].length };
    at = span.end;
    if (cdata) yield { type: 'text', text: cdata[1] ?? '', ...span };
    else if (tag?.[1] === '/') yield { type: 'close', name: local(tag[2] ?? ''), ...span };
    else if (tag) yield { type: 'open', name: local(tag[2] ?? ''), attributes: attributesOf(tag[3] ?? '', local), isEmpty: tag[4] === '/', ...span };
  }
}

function match(pattern: RegExp, xml: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(xml);
}

/** Every prefix that is anywhere declared for WordprocessingML; '' for the default namespace. */
function wordPrefixes(xml: string): ReadonlySet<string> {
  const prefixes = new Set<string>();
  for (const [, prefix = '', , double, single] of xml.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    if (NAMESPACES.includes(decodeEntities(double ?? single ?? ''))) prefixes.add(prefix);
  }
  return prefixes;
}

function attributesOf(source: string, local: (name: string) => string): Record<string, string> {
  return Object.fromEntries([...source.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [local(name), decodeEntities(double ?? single ?? '')]));
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
