import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Line pictures on a grid of 20, in a file of their own because a recorder alone needs no others. */
export const PLAYER_SHAPES = {
  record: svg`<circle cx="10" cy="10" r="5" fill="currentColor" stroke="none" />`,
  stop: svg`<rect x="5.5" y="5.5" width="9" height="9" rx="2" fill="currentColor" stroke="none" />`,
  pause: svg`<path d="M7.3 5.5v9M12.7 5.5v9" stroke-width="2.4" />`,
  play: svg`<path d="M7 4.8v10.4l8.4-5.2Z" fill="currentColor" stroke-width="1.2" />`,
  again: svg`<path d="M15.8 10a5.8 5.8 0 1 1-1.9-4.3M15.8 3.2v3.3h-3.3" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type PlayerIcon = keyof typeof PLAYER_SHAPES;

/** A picture beside a word; the word is what is read out. */
export function playerIcon(name: PlayerIcon): TemplateResult {
  return draw(PLAYER_SHAPES[name]);
}

export function draw(shape: SVGTemplateResult): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 20 20"
    width="20"
    height="20"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shape}
  </svg>`;
}
