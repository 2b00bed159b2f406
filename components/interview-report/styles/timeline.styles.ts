import { css } from 'lit';

/** The axis. Rows are 40 px high here and in the drawing. */
export const timelineStyles = css`
  .chart {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    column-gap: var(--_5);
    margin-block-start: var(--_2);
  }
  .labels span {
    display: flex;
    flex-direction: column;
    justify-content: center;
    block-size: 40px;
    padding-block-start: 12px;
    font-size: 13px;
    line-height: 1.2;
  }
  .labels small {
    font-size: 12px;
    color: var(--_text-2);
  }
  .axis {
    display: block;
    overflow: visible;
  }
  .axis text {
    font: 12px var(--_font);
    font-variant-numeric: tabular-nums;
    fill: var(--_text-2);
  }
  .tick line {
    stroke: var(--_line);
  }
  .track {
    fill: var(--_surface-3);
  }
  .speech {
    fill: var(--_accent);
  }
  .speech[data-kind='question'] {
    fill: var(--_text-2);
  }
  .incident {
    fill: var(--_text-2);
    stroke: var(--_text-2);
    stroke-width: 2px;
    stroke-linejoin: round;
  }
  .incident[data-weight='warn'] {
    fill: var(--_caution);
    stroke: var(--_caution);
  }
  .incident[data-weight='review'] {
    fill: var(--_critical);
    stroke: var(--_critical);
  }
  .incident[data-weight='unknown'] {
    fill: var(--_surface-2);
    stroke-width: 1.5px;
    stroke-dasharray: 2 2;
  }
  .coverage-bar[data-state='watched'] {
    fill: var(--_good);
  }
  .coverage-bar[data-state='unassessable'] {
    stroke: var(--_text-2);
  }
  .hatch {
    fill: var(--_text-2);
  }
  .coverage-bar[data-state='gap'] {
    fill: var(--_surface-2);
    stroke: var(--_caution);
    stroke-width: 1.5px;
    stroke-dasharray: 3 3;
  }
  .coverage-bar[data-state='off'],
  .coverage-bar[data-state='unsupported'] {
    fill: var(--_text-2);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_4);
    margin-block-start: var(--_3);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  @container (max-width: 620px) {
    .chart {
      grid-template-columns: minmax(0, 1fr);
    }
    .chart > * {
      grid-area: 1 / 1;
    }
    /* Above each bar: the label takes the upper half of its row. */
    .labels span {
      flex-direction: row;
      justify-content: start;
      gap: var(--_1);
      align-items: start;
      padding-block-start: 0;
    }
    .tick[data-odd='true'] text {
      display: none;
    }
    .tick line {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .axis text {
      fill: CanvasText;
    }
    .track {
      fill: GrayText;
    }
    .tick line {
      stroke: GrayText;
    }
    .speech[data-kind] {
      fill: Highlight;
    }
    .speech[data-kind='question'],
    .hatch,
    .incident[data-weight],
    .coverage-bar[data-state='watched'],
    .coverage-bar[data-state='off'],
    .coverage-bar[data-state='unsupported'] {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .incident[data-weight='unknown'],
    .coverage-bar[data-state='gap'] {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
  @media print {
    .axis,
    .legend svg {
      print-color-adjust: exact;
    }
  }
`;
