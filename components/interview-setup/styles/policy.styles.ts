import { css } from 'lit';

/** What is watched, and what follows: a table for the eye, and fields with their labels for whoever hears them. */
export const policyStyles = css`
  .watching > .checks,
  .watching > .note,
  .policy {
    margin-block-start: var(--_4);
  }
  .checks.below {
    margin-inline-start: calc(18px + var(--_3));
  }
  .policy {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_1);
    padding-block-start: var(--_4);
    border-block-start: 1px solid var(--_line);
  }
  .policy fieldset {
    margin-block-start: var(--_3);
  }
  .policy legend {
    color: var(--_text-2);
    font-size: 13px;
  }
  .policy-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 6px var(--_4);
    align-items: center;
    padding-block: 6px;
    border-block-start: 1px solid var(--_line);
  }
  .policy-row label {
    font-size: 15px;
  }
  .policy-row[data-excused] label {
    color: var(--_text-2);
  }
  .policy-row select,
  .after input {
    min-block-size: 40px;
    padding-block: 6px;
    font-size: 14px;
  }
  .policy-row select {
    text-overflow: ellipsis;
  }
  .policy-row select:disabled {
    opacity: 0.6;
  }
  .after {
    grid-column: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 96px;
    gap: 2px var(--_2);
    align-items: center;
  }
  .policy-row .after label {
    font-size: 13px;
    color: var(--_text-2);
  }
  .after .problem {
    grid-column: 1 / -1;
  }
  @container (width < 560px) {
    .policy-row {
      grid-template-columns: minmax(0, 1fr);
      padding-block: var(--_2) var(--_3);
    }
    .after {
      grid-column: 1;
    }
  }
`;
