import { css } from 'lit';
import { visuallyHidden } from './visually-hidden.styles.js';

/** What every element shares: box model, type, focus ring, hidden, motion, forced colours. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font: 15px/1.5 var(--_font);
    text-align: start;
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-weight: 600;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  a {
    color: var(--_accent);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  /* Where a screen begins, for those who hear it: focus comes here by itself, and nothing can be done with it. */
  [tabindex='-1']:focus-visible {
    outline: none;
  }
  .over {
    font-size: 13px;
    color: var(--_text-2);
    letter-spacing: 0.01em;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .card {
    background: var(--_surface-2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: var(--_5);
  }
  .visually-hidden {
    ${visuallyHidden}
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
    }
  }
`;
