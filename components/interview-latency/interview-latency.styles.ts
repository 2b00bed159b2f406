import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  [part='base'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
    max-inline-size: 960px;
    margin-inline: auto;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 20px;
  }
  h3 {
    font-size: 16px;
  }
  [part='empty'] {
    display: grid;
    justify-items: center;
    gap: var(--_1);
    padding-block: var(--_6);
    text-align: center;
  }
  [part='empty'] svg {
    margin-block-end: var(--_2);
  }
  .rest {
    fill: var(--_line-strong);
  }
  [part='figures'] {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--_3);
  }
  [part='figures'] .card {
    padding: var(--_3) var(--_4);
    display: flex;
    flex-direction: column;
    justify-content: space-between;
  }
  [part='figures'] dd {
    font-size: 24px;
    font-weight: 600;
    letter-spacing: -0.012em;
  }
  [part='chart'] {
    display: grid;
  }
  .row {
    display: grid;
    grid-template-columns: 11em minmax(0, 1fr) 5.2em;
    column-gap: var(--_4);
    align-items: center;
    padding-block: var(--_1);
    border-block-start: 1px solid var(--_line);
  }
  .row svg {
    display: block;
    overflow: visible;
  }
  .name {
    font-size: 14px;
    line-height: 1.35;
  }
  .name small {
    display: block;
    font-size: 12.5px;
  }
  .total {
    justify-self: end;
    font-weight: 600;
  }
  .grid {
    stroke: var(--_line);
  }
  .axis text {
    font: 12px var(--_font);
    font-variant-numeric: tabular-nums;
    fill: var(--_text-2);
    unicode-bidi: plaintext;
  }
  .pause {
    fill: var(--_surface-3);
    stroke: var(--_line-strong);
  }
  .reply {
    fill: var(--_accent);
  }
  .device {
    fill: var(--_accent-soft);
    stroke: var(--_accent);
    stroke-dasharray: 2 2;
  }
  .decided {
    stroke: var(--_text);
    stroke-width: 1.5px;
  }
  .lane {
    fill: var(--_line-strong);
  }
  .mark {
    fill: var(--_surface);
    stroke: var(--_text-2);
    stroke-width: 1.5px;
  }
  .mark.ahead {
    fill: var(--_good);
    stroke: var(--_good);
  }
  [part='legend'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_4);
  }
  [part='legend'] li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  [part='legend'] svg {
    flex: none;
  }
  [part='interruptions'],
  [part='phrases'] {
    margin-block-start: var(--_3);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    margin-block-start: var(--_2);
  }
  caption:not(.visually-hidden) {
    text-align: start;
    font-weight: 600;
    padding-block: var(--_2);
  }
  th,
  td {
    text-align: start;
    vertical-align: baseline;
    font-weight: 400;
    padding: 8px 0;
    padding-inline-end: var(--_4);
    border-block-start: 1px solid var(--_line);
    overflow-wrap: break-word;
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  thead th {
    color: var(--_text-2);
    font-size: 12.5px;
    vertical-align: bottom;
    border: 0;
  }
  .scroll th {
    min-inline-size: 5em;
  }
  .scroll tbody th {
    min-inline-size: 8em;
  }
  .end {
    text-align: end;
  }
  td.number,
  th.number {
    white-space: nowrap;
  }
  q {
    display: block;
    color: var(--_text-2);
  }
  @container (max-width: 560px) {
    th,
    td {
      padding-inline-end: var(--_3);
    }
    [part='figures'] {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    [part='figures'] > :last-child {
      grid-column: 1 / -1;
    }
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block: var(--_2);
    }
    .row svg {
      grid-area: 2 / 1 / auto / -1;
    }
    .axis {
      padding-block: 0;
    }
    .axis .minor {
      display: none;
    }
    .name small {
      display: inline;
    }
  }
  @media (forced-colors: active) {
    .grid {
      stroke: GrayText;
    }
    .axis text {
      fill: CanvasText;
    }
    .pause {
      fill: Canvas;
      stroke: CanvasText;
    }
    .reply {
      fill: Highlight;
    }
    .device {
      fill: Canvas;
      stroke: Highlight;
    }
    .lane,
    .rest {
      fill: GrayText;
    }
    .mark {
      fill: Canvas;
      stroke: CanvasText;
    }
    .decided {
      stroke: CanvasText;
    }
    .mark.ahead {
      fill: CanvasText;
      stroke: CanvasText;
    }
  }
`;
