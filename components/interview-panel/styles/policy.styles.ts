import { css } from 'lit';

/** What is noticed and what follows; comes with the views that draw it. */
export const policyStyles = css`
  .policy {
    display: grid;
    gap: var(--_4);
  }
  .policy h4 {
    font-size: 15px;
    font-weight: 600;
    margin-block: 0 var(--_1);
  }
  .policy ul {
    list-style: disc;
    padding-inline-start: 1.2em;
    display: grid;
    gap: 2px;
  }
  .policy details ul {
    padding-block: var(--_2);
    color: var(--_text-2);
  }
  .policy summary {
    cursor: pointer;
    padding-block: var(--_1);
  }
  .policy details + details {
    margin-block-start: calc(-1 * var(--_2));
  }
  .policy .grave {
    border-inline-start: 3px solid var(--_caution);
    padding-inline-start: var(--_3);
  }
  .toasts .bar {
    margin-block-start: var(--_2);
  }
`;
