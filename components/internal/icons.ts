import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { draw, PLAYER_SHAPES } from './player-icons.js';

/** Line pictures on a grid of 20, drawn in the colour of the text. */
const SHAPES = {
  ...PLAYER_SHAPES,
  camera: svg`<rect x="2.5" y="5" width="10.5" height="10" rx="2.5" /><path d="M13 9.2 17.5 6.6v6.8L13 10.8" />`,
  microphone: svg`<rect x="7.25" y="2.5" width="5.5" height="9.5" rx="2.75" /><path d="M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v2.5" />`,
  speaker: svg`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8H3ZM13 7.3a3.8 3.8 0 0 1 0 5.4M15.2 5a7 7 0 0 1 0 10" />`,
  browser: svg`<rect x="2.5" y="3.5" width="15" height="13" rx="2.5" /><path d="M2.5 7.5h15M5 5.5h.01M7.2 5.5h.01" />`,
  check: svg`<path d="m4.5 10.5 3.6 3.6 7.4-8" />`,
  chevron: svg`<path d="m6 8 4 4 4-4" />`,
  eye: svg`<path d="M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5Z" /><circle cx="10" cy="10" r="2.2" />`,
  cross: svg`<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />`,
  file: svg`<path d="M5 2.8h6.2L15.5 7v10.2H5Z" /><path d="M11 2.8V7.2h4.5M7.8 10.6h4.9M7.8 13.4h4.9" />`,
  upload: svg`<path d="M10 13V3.8M6.3 7.2 10 3.5l3.7 3.7M3.5 12.5v2.7a1.8 1.8 0 0 0 1.8 1.8h9.4a1.8 1.8 0 0 0 1.8-1.8v-2.7" />`,
  spark: svg`<path d="M10 2.8 11.7 8.3 17.2 10l-5.5 1.7L10 17.2l-1.7-5.5L2.8 10l5.5-1.7Z" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type Icon = keyof typeof SHAPES;

/** A picture beside a word; the word is what is read out. */
export function icon(name: Icon): TemplateResult {
  return draw(SHAPES[name]);
}
