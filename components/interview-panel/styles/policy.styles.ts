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
    margin-block-end: var(--_1);
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
    min-block-size: 32px;
    align-content: center;
  }
  .policy .grave {
    border-inline-start: 3px solid var(--_caution);
    padding-inline-start: var(--_3);
  }
  .toasts .bar {
    margin-block-start: var(--_2);
  }
`;
