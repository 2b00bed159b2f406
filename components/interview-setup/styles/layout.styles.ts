import { css } from 'lit';

/** Steps beside their summary, and what a step is made of. */
export const layoutStyles = css`
  [part='base'] > .head {
    display: grid;
    gap: var(--_1);
  }
  [part='base'] > .head p {
    color: var(--_text-2);
  }
  h2 {
    font-size: clamp(22px, 4cqi, 30px);
    line-height: 1.25;
  }
  h3 {
    font-size: 18px;
  }
  h4 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
  }
  h5 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    color: var(--_text-2);
  }
  p {
    text-wrap: pretty;
  }
  .setup {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(250px, 300px);
    gap: var(--_5);
    align-items: start;
  }
  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_5);
  }
  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_5);
    padding: clamp(16px, 4cqi, 32px);
  }
  .step-head {
    display: grid;
    grid-template-columns: 30px minmax(0, 1fr);
    gap: var(--_3);
    align-items: start;
  }
  .step-number {
    display: grid;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 14px;
    font-weight: 600;
  }
  .step-head h3 {
    line-height: 30px;
  }
  .hint {
    color: var(--_text-2);
    font-size: 13px;
  }
  .summary {
    position: sticky;
    inset-block-start: var(--_4);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
  }
  .summary h3 {
    margin-block-start: calc(-1 * var(--_3));
    font-size: 20px;
    line-height: 1.3;
  }
  .summary h3[data-empty] {
    color: var(--_text-2);
    font-weight: 400;
  }
  .summary dl {
    display: grid;
    gap: var(--_2);
    font-size: 14px;
  }
  .summary dl div {
    display: flex;
    justify-content: space-between;
    gap: var(--_4);
    padding-block-end: var(--_2);
    border-block-end: 1px solid var(--_line);
  }
  .summary dt {
    color: var(--_text-2);
    flex: none;
  }
  .summary dd {
    text-align: end;
  }
  .summary .primary {
    inline-size: 100%;
  }
  .stays {
    text-align: center;
  }
  .problem-list {
    display: grid;
    gap: var(--_1);
    margin-block-start: var(--_1);
  }
  button.link {
    display: inline;
    min-block-size: 24px;
    padding: 0;
    border: none;
    border-radius: 4px;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button.link:hover:not(:disabled) {
    background: none;
    text-decoration-thickness: 2px;
  }
  button.small {
    min-block-size: 36px;
    padding: 4px 14px;
    font-size: 14px;
    justify-self: start;
  }
  details > summary {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 32px;
    border-radius: 6px;
    color: var(--_accent);
    font-size: 14px;
    cursor: pointer;
  }
  summary .icon {
    margin-inline-start: -4px;
    rotate: -90deg;
    transition: rotate 0.15s;
  }
  summary:dir(rtl) .icon {
    rotate: 90deg;
  }
  details[open] > summary .icon {
    rotate: 0deg;
  }
  details[open] > summary {
    margin-block-end: var(--_2);
  }
  @container (max-width: 820px) {
    .setup {
      grid-template-columns: minmax(0, 1fr);
    }
    .summary {
      position: static;
    }
  }
  @media (max-height: 560px) {
    .summary {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .step-number {
      border: 1px solid;
    }
  }
`;
