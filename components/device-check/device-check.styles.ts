import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: 860px;
    container-type: inline-size;
    contain-intrinsic-inline-size: 320px;
  }
  [part='base'] {
    display: grid;
    gap: var(--_5);
    padding: clamp(16px, 4.5cqi, 36px);
  }
  header {
    display: grid;
    gap: var(--_1);
  }
  header p {
    color: var(--_text-2);
  }
  h2 {
    font-size: clamp(20px, 4cqi, 26px);
    line-height: 1.3;
  }
  h2:focus {
    outline: none;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: var(--_2);
    font-size: 15px;
    letter-spacing: 0;
  }
  p {
    text-wrap: pretty;
  }
  .preview-rows {
    display: grid;
    gap: var(--_4);
  }
  .preview-rows li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: var(--_3);
  }
  .preview-rows p,
  .message {
    color: var(--_text-2);
    font-size: 14px;
  }
  .icon {
    margin-block-start: 1px;
    color: var(--_text-2);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr);
    gap: clamp(16px, 3.5cqi, 32px);
    align-items: start;
  }
  .stage[data-wide] {
    grid-template-columns: minmax(0, 1fr);
  }
  .preview {
    position: relative;
    aspect-ratio: 4 / 3;
    border-radius: var(--_radius);
    overflow: hidden;
    background: light-dark(#3a3f47, #0d0e10);
    color: #fff;
    display: grid;
    place-items: center;
  }
  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    /* People expect a mirror; what is judged is not mirrored. */
    scale: -1 1;
  }
  .mark {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: 10px;
    max-inline-size: calc(100% - 20px);
    background: rgb(0 0 0 / 0.68);
    font-size: 12px;
    border-radius: 99px;
    padding: 3px 10px;
  }
  .nothing {
    display: grid;
    justify-items: center;
    gap: var(--_2);
    font-size: 14px;
  }
  .nothing .icon {
    inline-size: 28px;
    block-size: 28px;
    color: inherit;
    opacity: 0.8;
  }
  .row {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: var(--_3);
    padding-block: var(--_4);
    border-block-end: 1px solid var(--_line);
  }
  .row:first-child {
    padding-block-start: 0;
  }
  .row:last-child {
    border-block-end: none;
    padding-block-end: 0;
  }
  .row h3 .dot {
    margin-inline-start: auto;
  }
  .row[data-state='waiting'] .dot,
  .row[data-state='trying'] .dot {
    background: none;
    border: 1.5px solid var(--_line-strong);
  }
  .row[data-state='warning'] .message,
  .row[data-state='failed'] .message {
    color: var(--_text);
  }
  .row .action {
    font-size: 14px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .row select {
    margin-block-start: var(--_2);
    font-size: 14px;
    text-overflow: ellipsis;
  }
  .row .bar {
    margin-block-start: var(--_2);
  }
  .row button {
    min-block-size: 40px;
    padding-inline: 14px;
    font-size: 14px;
  }
  .meter {
    block-size: 8px;
    border-radius: 4px;
    background: var(--_surface-3);
    margin-block: var(--_2) var(--_1);
  }
  .meter svg {
    display: block;
    overflow: visible;
  }
  .figures {
    color: var(--_text-2);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .meter .level {
    fill: var(--_accent);
    transition: width 0.1s linear;
  }
  .meter .floor {
    fill: var(--_text-2);
  }
  .meter:dir(rtl) svg {
    scale: -1 1;
  }
  summary {
    display: inline-block;
    font-size: 13px;
    color: var(--_accent);
    min-block-size: 24px;
    cursor: pointer;
  }
  dl {
    display: grid;
    gap: 2px;
    font-size: 13px;
    margin-block-start: var(--_1);
  }
  dl div {
    display: flex;
    gap: var(--_3);
  }
  dd {
    margin-inline-start: auto;
    color: var(--_text-2);
  }
  .bar .go {
    margin-inline-start: auto;
  }
  .bar > .note {
    flex: 1 1 260px;
  }
  @container (max-width: 620px) {
    .stage {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 480px) {
    [part='actions'] .primary,
    [part='actions'] .go {
      order: -1;
      inline-size: 100%;
    }
    [part='actions'] .quiet {
      inline-size: 100%;
    }
    [part='actions'] .note {
      order: -2;
    }
  }
  @media (forced-colors: active) {
    .meter {
      border: 1px solid;
    }
    .meter .level {
      fill: Highlight;
    }
    .meter .floor {
      fill: CanvasText;
    }
    .preview {
      border: 1px solid;
    }
  }
`;
