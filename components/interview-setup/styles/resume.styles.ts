import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.styles.js';

/** Where files come in, what was read of them, and how it meets the job. */
export const resumeStyles = css`
  .zone {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_3);
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_2) var(--_3);
    min-block-size: 104px;
    padding: var(--_4);
    border: 1.5px dashed var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 15px;
    text-align: center;
    cursor: pointer;
    transition:
      background 0.15s,
      border-color 0.15s;
  }
  .zone[data-zone='job'] .drop,
  .zone:not([data-step='idle']) .drop {
    min-block-size: 56px;
    padding-block: var(--_2);
  }
  .drop input[type='file'] {
    ${visuallyHidden}
  }
  .drop strong {
    font-weight: 600;
  }
  .drop .or {
    color: var(--_text-2);
  }
  .drop .icon {
    color: var(--_accent);
  }
  .drop:hover,
  .zone[data-over] .drop {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .zone[data-over] .drop {
    border-style: solid;
  }
  .drop:focus-within:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .kinds {
    text-align: center;
  }
  .became {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_3);
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .became > p {
    flex: 1 1 200px;
  }
  .became strong {
    display: block;
    font-weight: 600;
  }
  .became > .icon {
    color: var(--_good);
  }
  .spinner {
    inline-size: 18px;
    block-size: 18px;
    border: 2.5px solid var(--_surface-3);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .note .bar {
    margin-block-start: var(--_2);
  }
  .hidden-list {
    display: grid;
    gap: var(--_2);
    margin-block-start: var(--_2);
  }
  .hidden-list blockquote {
    margin-block-start: 2px;
    padding: var(--_2) var(--_3);
    border-inline-start: 3px solid var(--_caution);
    border-radius: 4px;
    background: var(--_surface-2);
  }
  .notes {
    display: grid;
    gap: var(--_1);
  }
  .profile,
  .match {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
    padding-block-start: var(--_5);
    border-block-start: 1px solid var(--_line);
  }
  .sub-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_3);
  }
  .sub-head .quiet {
    margin-inline-start: auto;
  }
  .profile > .hint,
  .match > .hint {
    margin-block-start: calc(-1 * var(--_3));
  }
  .thirds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr));
    gap: var(--_3);
    margin-block-end: 6px;
  }
  .thirds label,
  .rows label {
    font-size: 13px;
    font-weight: 400;
    color: var(--_text-2);
  }
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_3);
  }
  .rows legend {
    margin-block-end: var(--_2);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1.4fr) minmax(0, 1.4fr) minmax(0, 0.7fr) minmax(0, 0.7fr) 40px;
    gap: var(--_2);
    align-items: end;
  }
  .rows[data-rows='studies'] .row {
    grid-template-columns: minmax(0, 1.4fr) minmax(0, 1.4fr) minmax(0, 0.7fr) 40px;
  }
  .row .field {
    gap: 2px;
  }
  /* One heading for each column is enough for the eye. */
  @container (width >= 621px) {
    .row:not([data-first]) label {
      ${visuallyHidden}
    }
  }
  .row input {
    padding-inline: 10px;
  }
  .icon-button {
    inline-size: 40px;
    padding: 0;
    border-color: transparent;
    color: var(--_text-2);
  }
  .icon-button .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .years {
    max-inline-size: 220px;
  }
  .readiness {
    display: grid;
    gap: var(--_2);
  }
  .readiness strong {
    font-size: 34px;
    line-height: 1;
    letter-spacing: -0.02em;
  }
  .gauge {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border-radius: 4px;
    overflow: hidden;
  }
  .gauge .ground {
    fill: var(--_surface-3);
  }
  .gauge .level {
    fill: var(--_accent);
  }
  :dir(rtl) > .gauge {
    scale: -1 1;
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: var(--_4);
  }
  .sides h5 {
    margin-block-end: var(--_2);
  }
  .chips[data-side='missing'] .chip {
    background: none;
    border: 1px dashed var(--_line-strong);
  }
  .chips[data-side='matched'] .icon {
    color: var(--_good);
  }
  .table {
    overflow-x: auto;
    margin-block-start: var(--_2);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
  }
  th,
  td {
    padding: var(--_2) var(--_3) var(--_2) 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  thead th {
    color: var(--_text-2);
    font-size: 13px;
  }
  @container (width < 621px) {
    .row,
    .rows[data-rows='studies'] .row {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      padding-block-end: var(--_3);
      border-block-end: 1px solid var(--_line);
    }
    .row {
      position: relative;
    }
    .row .field:not([data-short]) {
      grid-column: 1 / -1;
    }
    .icon-button {
      position: absolute;
      inset-block-start: -14px;
      inset-inline-end: -8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
      border-color: var(--_accent);
      border-style: dotted;
    }
  }
  @media (forced-colors: active) {
    .gauge {
      border: 1px solid;
    }
    .gauge .level {
      fill: Highlight;
    }
    .gauge .ground {
      fill: Canvas;
    }
    .zone[data-over] .drop {
      border-color: Highlight;
    }
  }
`;
