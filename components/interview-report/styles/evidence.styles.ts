import { css } from 'lit';

/** What was noticed with what lies behind it, and the strips of the questions. */
export const evidenceStyles = css`
  .groups,
  .group {
    display: grid;
  }
  .groups {
    margin-block-start: var(--_3);
  }
  .groups > li,
  .group > li {
    border-block-start: 1px solid var(--_line);
  }
  .groups details {
    margin: 0;
  }
  .groups summary {
    inline-size: auto;
    padding-block: 11px;
    line-height: 1.6;
    color: inherit;
  }
  .groups summary:hover {
    background: var(--_surface-3);
  }
  .group {
    margin-inline-start: var(--_4);
  }
  .kind {
    font-weight: 500;
    margin-inline: var(--_1);
  }
  .none::before {
    content: '· ';
    content: '· ' / '';
  }
  .behind {
    padding-block: var(--_1) var(--_5);
    padding-inline-start: var(--_4);
  }
  .exhibits {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr));
    gap: 0 var(--_6);
    align-items: start;
  }
  .exhibits .kept {
    grid-column: 1 / -1;
  }
  .numbers {
    max-inline-size: 460px;
  }
  .measured {
    margin-block-start: var(--_1);
  }
  .measured > div {
    grid-template-columns: minmax(0, 1fr) minmax(0, max-content);
    padding-block: 4px;
    font-size: 13.5px;
  }
  .trace .drawing {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px var(--_2);
    margin-block: var(--_1);
  }
  .scale,
  .ends {
    display: flex;
    justify-content: space-between;
    font-size: 12px;
    line-height: 1;
  }
  .scale {
    flex-direction: column;
    text-align: end;
  }
  .ends {
    grid-column: 2;
    padding-block: 2px;
  }
  .drawing svg {
    display: block;
    background: var(--_surface);
    border-radius: 6px;
  }
  .drawing svg > * {
    vector-effect: non-scaling-stroke;
  }
  .zero {
    stroke: var(--_line-strong);
  }
  .limit {
    stroke: var(--_caution);
    stroke-width: 1.5px;
    stroke-dasharray: 5 4;
  }
  .angle {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2px;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .hole {
    fill: var(--_surface-3);
  }
  .key {
    white-space: nowrap;
  }
  .key i {
    display: inline-block;
    inline-size: 22px;
    margin-inline-end: 6px;
    border-block-start: 2px dashed var(--_caution);
    vertical-align: middle;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    gap: var(--_3) var(--_4);
    margin-block: var(--_2);
  }
  .pictures img {
    display: block;
    inline-size: 100%;
    max-inline-size: 320px;
    block-size: auto;
    border-radius: 8px;
    background: var(--_surface-3);
  }
  .instead {
    display: grid;
    place-content: center;
    gap: var(--_2);
    max-inline-size: 320px;
    min-block-size: 120px;
    padding: var(--_3);
    border: 1px dashed var(--_line-strong);
    border-radius: 8px;
    text-align: center;
  }
  .pictures figcaption {
    margin-block-start: var(--_1);
  }
  .sentences {
    display: grid;
    gap: 2px;
    font-size: 14px;
  }
  .strips {
    display: grid;
    gap: var(--_3);
    margin-block: var(--_3);
  }
  .strips > li {
    display: grid;
    grid-template-columns: minmax(0, 9em) minmax(0, 1fr) minmax(0, 1.1fr);
    gap: var(--_1) var(--_4);
    align-items: start;
  }
  .strips .go {
    justify-self: start;
    text-align: start;
  }
  .strip {
    display: block;
    overflow: visible;
  }
  .heat {
    fill: var(--_caution);
  }
  .movement .end {
    white-space: normal;
  }
  .movement th:first-child {
    white-space: nowrap;
  }
  .movement caption {
    text-align: start;
    padding-block-end: var(--_2);
  }
  @container (max-width: 760px) {
    .strips > li {
      grid-template-columns: minmax(0, 1fr);
    }
    .behind {
      padding-inline-start: 0;
    }
    .pictures {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 140px), 1fr));
      gap: var(--_3);
    }
    .group {
      margin-inline-start: var(--_2);
    }
  }
  @media (forced-colors: active) {
    .heat,
    .hole {
      fill: CanvasText;
    }
    .hole {
      fill: GrayText;
    }
    .angle {
      stroke: Highlight;
    }
    .limit,
    .zero {
      stroke: CanvasText;
    }
  }
  @media print {
    .drawing svg,
    .strip {
      print-color-adjust: exact;
    }
    .behind figure {
      break-inside: avoid;
    }
  }
`;
