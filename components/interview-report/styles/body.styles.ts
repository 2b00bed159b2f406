import { css } from 'lit';

/** The head of the report and its two cards. */
export const bodyStyles = css`
  [part='head'] {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--_4) var(--_5);
  }
  [part='head'] .what {
    flex: 1 1 300px;
    min-inline-size: 0;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2);
  }
  h2 {
    font-size: 26px;
    line-height: 1.25;
    letter-spacing: -0.018em;
  }
  h3 {
    font-size: 17px;
  }
  h3.over {
    font-size: 13px;
    font-weight: 400;
    letter-spacing: 0.01em;
    text-wrap: pretty;
  }
  h4 {
    margin: var(--_5) 0 var(--_2);
    font-size: 14px;
    font-weight: 600;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    margin-block-start: var(--_1);
    overflow-x: clip;
  }
  /* A dot before each fact; those at the start of a line are cut off. */
  .facts li {
    position: relative;
    inset-inline-start: -18px;
  }
  .facts li::before {
    display: inline-block;
    inline-size: 18px;
    text-align: center;
    content: '·';
    content: '·' / '';
  }
  .two > .card {
    block-size: 100%;
  }
  [part='conditions'] {
    background: none;
    border-style: dashed;
    border-color: var(--_line-strong);
  }
  .figure {
    margin-block: var(--_2) var(--_1);
    font-size: 44px;
    line-height: 1.1;
    font-weight: 600;
    letter-spacing: -0.03em;
  }
  .figure small {
    font-size: 17px;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--_text-2);
  }
  .figure.none {
    font-size: 28px;
    line-height: 1.4;
    letter-spacing: -0.015em;
  }
  .quiet {
    margin-block-start: var(--_4);
  }
  .foot {
    margin-block-start: var(--_4);
  }
  .criteria {
    display: grid;
    gap: var(--_4);
    margin-block-start: var(--_5);
  }
  .criteria > li {
    display: grid;
    grid-template: 'name meter value' 22px 'from levels levels' auto / minmax(0, 11em) minmax(0, 1fr) minmax(2.2em, max-content);
    gap: 2px var(--_4);
    align-items: center;
  }
  .criteria .name {
    grid-area: name;
  }
  .criteria .from {
    grid-area: from;
    align-self: start;
    font-size: 12.5px;
  }
  .criteria .value {
    grid-area: value;
  }
  .meter {
    grid-area: meter;
    display: block;
    overflow: visible;
  }
  .criteria .value {
    text-align: end;
  }
  .levels {
    grid-area: levels;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1);
  }
  .level {
    min-block-size: 26px;
    min-inline-size: 30px;
    padding: 0 8px;
    gap: 5px;
    border-color: var(--_line);
    border-radius: 7px;
    font-size: 13px;
    font-weight: 600;
  }
  .level small {
    font-size: 11.5px;
    font-weight: 400;
    color: var(--_text-2);
  }
  .meter .track {
    fill: var(--_surface-3);
  }
  .meter[data-none='true'] .track {
    fill: none;
    stroke: var(--_line-strong);
    stroke-dasharray: 2 3;
  }
  .meter .fill {
    fill: var(--_accent);
  }
  .coverage > div,
  .pairs > div {
    display: grid;
    grid-template-columns: minmax(0, 9em) minmax(0, 1fr);
    gap: var(--_1) var(--_4);
    padding-block: 6px;
    border-block-start: 1px solid var(--_line);
    font-size: 14px;
  }
  .pairs {
    margin-block-start: var(--_3);
  }
  dt {
    color: var(--_text-2);
  }
  .trouble {
    display: grid;
    gap: var(--_2);
    font-size: 14px;
  }
  .sound + .over {
    margin-block-start: var(--_2);
  }
  .trouble li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_3);
    align-items: baseline;
  }
  code {
    font: 12.5px/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    color: var(--_text-2);
  }
  @container (max-width: 760px) {
    h2 {
      font-size: 23px;
    }
  }
  @container (max-width: 460px) {
    .figure .wide {
      display: block;
      margin-block-start: var(--_1);
      line-height: 1.4;
    }
    .criteria > li {
      grid-template: 'name value' auto 'meter meter' 20px 'levels levels' auto 'from from' auto / minmax(0, 1fr) auto;
    }
    .meter {
      grid-area: meter;
    }
    .pairs > div,
    .coverage > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
  @media (forced-colors: active) {
    .meter .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .meter .fill {
      fill: Highlight;
    }
  }
`;
