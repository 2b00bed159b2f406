import { html, nothing, svg, type TemplateResult } from 'lit';

/** What the bar shows, dBFS. */
const QUIETEST = -70;

const share = (decibels: number): number => Math.min(100, Math.max(0, (1 - decibels / QUIETEST) * 100));

/** The loudness now, with a line where the room lies: a voice has to come above it. SVG, because a strict content security policy refuses widths as inline styles. */
export function levelMeter(level: number, floor: number | undefined, label: string, words: string): TemplateResult {
  return html`<div
    class="meter"
    part="meter"
    role="meter"
    aria-label=${label}
    aria-valuemin=${QUIETEST}
    aria-valuemax="0"
    aria-valuenow=${Math.max(QUIETEST, Math.round(level))}
    aria-valuetext=${words}
  >
    <svg width="100%" height="100%" aria-hidden="true">
      <rect class="level" width="${share(level)}%" height="100%" rx="4"></rect>
      ${floor === undefined ? nothing : svg`<rect class="floor" x="${share(floor)}%" y="-3" width="2" height="14" rx="1"></rect>`}
    </svg>
  </div>`;
}
