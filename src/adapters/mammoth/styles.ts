import { lookOf, type Look } from './look.js';
import { xmlTokens } from './xml-tokens.js';

/** The look that a document gives to its styles. */
export interface Styles {
  /** Look of a style with all that it is based on; without an id, what holds for every text. */
  lookOf(id: string | undefined): Look;
  /** Does a table style colour any of its cells? Which ones depends on the place of the cell, so that is not told. */
  hasFill(id: string): boolean;
}

type Style = { look: Look; basedOn?: string; hasFill: boolean };

/** A chain of styles longer than this is a loop or a trick. */
const MOST_ANCESTORS = 20;

/** Reads `word/styles.xml` (ECMA-376 part 1, 17.7). */
export function readStyles(xml: string): Styles {
  const styles = new Map<string, Style>();
  const defaults: Style = { look: {}, hasFill: false };
  let normal: string | undefined;
  let current: Style | undefined;
  const path: string[] = [];
  for (const token of xmlTokens(xml)) {
    if (token.type === 'close') path.pop();
    if (token.type !== 'open') continue;
    const { name, attributes, isEmpty } = token;
    if (name === 'docDefaults') current = defaults;
    if (name === 'style') {
      current = { look: {}, hasFill: false };
      const { styleId = '', type } = attributes;
      styles.set(styleId, current);
      if (type === 'paragraph' && ['1', 'true', 'on'].includes(attributes['default'] ?? '')) normal = styleId;
    }
    const look = lookOf(name, attributes);
    if (current && name === 'basedOn' && attributes['val'] !== undefined) current.basedOn = attributes['val'];
    // Formatting of single rows and columns lies deeper, in `tblStylePr`.
    if (current && !path.includes('tblStylePr') && ['rPr', 'pPr'].includes(path.at(-1) ?? '')) current.look = { ...current.look, ...look };
    if (current && look.fill !== undefined) current.hasFill = true;
    if (!isEmpty) path.push(name);
  }
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let next = id === undefined ? undefined : styles.get(id); next && found.length < MOST_ANCESTORS; next = styles.get(next.basedOn ?? '')) found.unshift(next);
    return found;
  };
  return {
    lookOf: (id) => [...(id === undefined ? [defaults, ...chain(normal)] : chain(id))].reduce<Look>((look, style) => ({ ...look, ...style.look }), {}),
    hasFill: (id) => chain(id).some((style) => style.hasFill),
  };
}
