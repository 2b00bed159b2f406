import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: 720px;
    margin-inline: auto;
    container-type: inline-size;
    contain-intrinsic-inline-size: 320px;
  }
  [part='base'] {
    display: grid;
    gap: var(--_5);
    padding: clamp(16px, 5cqi, 40px);
  }
  h2 {
    font-size: clamp(20px, 4cqi, 26px);
    line-height: 1.3;
  }
  h2.over {
    font-size: 13px;
    font-weight: 400;
    letter-spacing: 0.01em;
  }
  h2:focus {
    outline: none;
  }
  h3 {
    font-size: 15px;
    letter-spacing: 0;
  }
  p {
    text-wrap: pretty;
  }
  /* That an AI asks is not left to the theme: no part, fixed colours, and inherited tricks undone. */
  .ai {
    display: grid !important;
    gap: var(--_2);
    margin-block-start: calc(-1 * var(--_3));
    visibility: visible !important;
    color: light-dark(#1a1b1e, #ececea);
    background: light-dark(#f3f3f0, #24272c);
    border-radius: var(--_radius);
    padding: clamp(16px, 3.4cqi, 24px);
  }
  .ai .statement {
    display: flex;
    gap: var(--_3);
    align-items: start;
    font-size: clamp(19px, 3.6cqi, 24px);
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.014em;
    text-wrap: balance;
  }
  .ai .statement .icon {
    margin-block-start: 0.12em;
    inline-size: 22px;
    block-size: 22px;
  }
  .ai p + p {
    margin-inline-start: calc(22px + var(--_3));
  }
  .purposes {
    display: grid;
  }
  .purpose {
    display: grid;
    grid-template-columns: 22px minmax(0, 1fr);
    gap: var(--_3);
    padding-block: var(--_4);
    border-block-start: 1px solid var(--_line);
  }
  .purpose:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .purpose input {
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .needed {
    inline-size: 22px;
    block-size: 22px;
    color: var(--_text-2);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_1) var(--_2);
    font-size: 15px;
    cursor: default;
  }
  .name[for] {
    cursor: pointer;
  }
  .name b {
    font-weight: 600;
  }
  .purpose p {
    color: var(--_text-2);
    margin-block-start: 2px;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 32px;
    font-size: 13px;
    color: var(--_accent);
    cursor: pointer;
    list-style: none;
    border-radius: 6px;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    inline-size: 16px;
    block-size: 16px;
    transition: rotate 0.15s;
  }
  details[open] summary .icon {
    rotate: 180deg;
  }
  dl {
    display: grid;
    gap: var(--_2);
    margin-block-start: var(--_1);
    padding: var(--_3) var(--_4);
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_surface-3);
    font-size: 14px;
  }
  dl div {
    display: grid;
    grid-template-columns: 130px minmax(0, 1fr);
    gap: 2px var(--_3);
  }
  dt {
    color: var(--_text-2);
  }
  .rights {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--_3) var(--_5);
    font-size: 14px;
  }
  .rights > :not(div) {
    grid-column: 1 / -1;
  }
  .rights p {
    color: var(--_text-2);
  }
  .version {
    font-size: 12px;
    color: var(--_text-2);
    margin-block-start: calc(-1 * var(--_3));
  }
  .given {
    display: grid;
    gap: var(--_2);
  }
  .given li {
    display: flex;
    align-items: center;
    gap: var(--_2);
  }
  .given small {
    margin-inline-start: auto;
    font-size: 13px;
    color: var(--_text-2);
  }
  @container (max-width: 480px) {
    .rights,
    dl div {
      grid-template-columns: minmax(0, 1fr);
    }
    .ai p + p {
      margin-inline-start: 0;
    }
    [part='actions'] .primary {
      order: -1;
      inline-size: 100%;
    }
    [part='actions'] .quiet {
      inline-size: 100%;
    }
  }
`;
